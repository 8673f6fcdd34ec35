package org.parley.enrich.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fits the table of {@link Confidence} on labelled articles, and prints how well it is calibrated on articles that the fit has not seen
 * (ten folds, an article whole in one). Run it after rules have changed:
 *
 * <pre>mvn -pl enrich -am test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=org.parley.enrich.extract.ConfidenceTrainer -Dexec.args="enrich/src/main/resources/extract/confidence.tsv"</pre>
 *
 * Further arguments are pairs of files, articles and labels, that stand outside the repository.
 */
final class ConfidenceTrainer {

    private static final int FOLDS = 10;
    private static final double PENALTY = 5;
    private static final int LEAST_EXAMPLES = 4;
    private static final double SMALL = 0.005;
    private static final int BINS = 10;
    private static final int HIGHEST_THRESHOLD = 60;
    private static final int THRESHOLD_STEP = 10;

    /** A draft, the article that it is of, and the probability that a fit without this article gives it. */
    private record Judged(String article, LogisticRegression.Example example, double probability) {}

    private final DossierArticleReader reader =
            (DossierArticleReader) Dossiers.bundled().reader("ukraine").orElseThrow();
    private final LogisticRegression regression = new LogisticRegression(PENALTY, LEAST_EXAMPLES);

    private ConfidenceTrainer() {}

    public static void main(String[] args) throws IOException {
        List<LabelledArticle> articles = new ArrayList<>(LabelledArticle.training());
        for (int i = 1; i + 1 < args.length; i += 2) {
            articles.addAll(LabelledArticle.of(Path.of(args[i]), Path.of(args[i + 1])));
        }
        new ConfidenceTrainer().train(articles, Path.of(args[0]));
    }

    private void train(List<LabelledArticle> articles, Path table) throws IOException {
        List<Judged> drafts = new ArrayList<>();
        articles.forEach(article -> drafts.addAll(drafts(article)));
        List<LogisticRegression.Example> examples =
                drafts.stream().map(Judged::example).toList();
        Map<String, Double> weights = regression.fit(examples);
        Files.writeString(table, write(weights, examples.size()), StandardCharsets.UTF_8);
        List<Judged> judged = judgeUnseen(drafts);
        System.out.println(reliability(judged));
        long labels = articles.stream()
                .flatMap(article -> article.labels().stream())
                .filter(label -> !label.optional())
                .count();
        System.out.println(thresholds(judged, labels));
    }

    /** The drafts of an article; those that match an optional label teach nothing. */
    private List<Judged> drafts(LabelledArticle labelled) {
        List<DossierArticleReader.Candidate> candidates =
                reader.analyse(new ArticleText(labelled.article())).candidates();
        List<ScoredEvent> found = candidates.stream()
                .map(candidate -> ScoredEvent.ofMention(reader.write(labelled.article(), candidate)))
                .toList();
        boolean[] right = new boolean[found.size()];
        boolean[] optional = new boolean[found.size()];
        for (EventMatch match : EventMatch.pair(labelled.labels(), found)) {
            right[match.found()] = true;
            optional[match.found()] = labelled.labels().get(match.label()).optional();
        }
        List<Judged> drafts = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!optional[i]) {
                drafts.add(new Judged(
                        labelled.article().getArticleId(),
                        new LogisticRegression.Example(candidates.get(i).features(), right[i]),
                        0));
            }
        }
        return drafts;
    }

    private List<Judged> judgeUnseen(List<Judged> drafts) {
        Map<Integer, List<Judged>> folds = drafts.stream()
                .collect(Collectors.groupingBy(
                        draft -> Math.floorMod(draft.article().hashCode(), FOLDS)));
        List<Judged> judged = new ArrayList<>();
        folds.forEach((fold, unseen) -> {
            Confidence confidence = new Confidence(regression.fit(drafts.stream()
                    .filter(draft -> Math.floorMod(draft.article().hashCode(), FOLDS) != fold)
                    .map(Judged::example)
                    .toList()));
            unseen.forEach(draft -> judged.add(new Judged(
                    draft.article(),
                    draft.example(),
                    confidence.of(draft.example().features()))));
        });
        return judged;
    }

    private static String reliability(List<Judged> judged) {
        List<Judged> sorted = judged.stream()
                .sorted(Comparator.comparingDouble(Judged::probability))
                .toList();
        StringBuilder lines = new StringBuilder("said   drafts  right%n".formatted());
        for (int bin = 0; bin < BINS; bin++) {
            List<Judged> part = sorted.subList(bin * sorted.size() / BINS, (bin + 1) * sorted.size() / BINS);
            lines.append(String.format(
                    Locale.ROOT,
                    "%.2f  %6d   %.2f%n",
                    part.stream().mapToDouble(Judged::probability).average().orElse(0),
                    part.size(),
                    part.stream().filter(draft -> draft.example().right()).count() / (double) part.size()));
        }
        double brier = judged.stream()
                .mapToDouble(
                        draft -> Math.pow(draft.probability() - (draft.example().right() ? 1 : 0), 2))
                .average()
                .orElse(0);
        return lines.append(String.format(Locale.ROOT, "Brier score %.3f", brier))
                .toString();
    }

    /** What would be found of all labels if drafts under a probability were left out. */
    private static String thresholds(List<Judged> judged, long labels) {
        StringBuilder lines = new StringBuilder("least  precision  recall  F1%n".formatted());
        for (int percent = 0; percent <= HIGHEST_THRESHOLD; percent += THRESHOLD_STEP) {
            double least = percent / 100.0;
            List<Judged> told = judged.stream()
                    .filter(draft -> draft.probability() >= least)
                    .toList();
            double right =
                    told.stream().filter(draft -> draft.example().right()).count();
            lines.append(String.format(
                    Locale.ROOT,
                    "%.2f   %.3f      %.3f   %.3f%n",
                    least,
                    right / told.size(),
                    right / labels,
                    2 * right / (told.size() + labels)));
        }
        return lines.toString();
    }

    private static String write(Map<String, Double> weights, int examples) {
        String head =
                "# Weights of the confidence that a found event is real, fitted by ConfidenceTrainer on %d drafts.%n"
                        .formatted(examples);
        return head
                + weights.entrySet().stream()
                        .filter(weight -> Math.abs(weight.getValue()) >= SMALL)
                        .map(weight -> String.format(Locale.ROOT, "%s\t%.2f%n", weight.getKey(), weight.getValue()))
                        .collect(Collectors.joining());
    }
}
