package org.parley.bench.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.parley.ingest.extract.PageAnatomy;

/**
 * Trains the two tables by which the reader judges blocks, from a folder of pages ({@code pages.jsonl}) whose articles are known
 * ({@code truth.json}), and measures them on pages that they were not trained on.
 *
 * <p>{@code BlockTrainer FOLDER} prints figures; {@code BlockTrainer FOLDER all|dev OUT} also writes the tables, trained on all pages or on
 * one half.
 */
public final class BlockTrainer {

    private static final int FOLDS = 5;
    private static final int INNER = 3;
    private static final double HIDDEN_WEIGHT = 0.5;
    private static final double SMALL = 0.1;
    private static final int SMALL_KEPT_OF = 4;
    private static final long SEED = 5;
    private static final int FAR = 12;
    private static final ForestTrainer.Settings FIRST = new ForestTrainer.Settings(60, 4, 0.15, 1.0, 2.0, 0.7, 0.5, 1);
    private static final ForestTrainer.Settings SECOND =
            new ForestTrainer.Settings(160, 4, 0.06, 1.0, 2.0, 0.7, 0.4, 2);

    private final List<String> names = PageAnatomy.featureNames();
    private final int firstCount = PageAnatomy.firstFeatureCount();

    private record Trained(ForestTrainer first, ForestTrainer second) {}

    public static void main(String[] args) throws IOException {
        new BlockTrainer().run(args);
    }

    private void run(String[] args) throws IOException {
        List<LabelledPage> pages = load(Path.of(args[0]));
        List<LabelledPage> dev =
                pages.stream().filter(page -> HalfOf.dev(page.id)).toList();
        List<LabelledPage> held =
                pages.stream().filter(page -> !HalfOf.dev(page.id)).toList();
        if (args.length == 3) {
            Trained trained = train(args[1].equals("all") ? pages : dev);
            Files.writeString(Path.of(args[2], "blocks-first.txt"), trained.first.table(names));
            Files.writeString(Path.of(args[2], "blocks-second.txt"), trained.second.table(names));
            return;
        }
        report("best that blocks allow", pages, page -> page.labels);
        Trained trained = train(dev);
        report("trained on dev, dev", dev, page -> second(page, trained));
        report("trained on dev, hold-out", held, page -> second(page, trained));
        Map<String, double[]> crossed = crossValidate(pages);
        report("cross-validated by host, dev", dev, page -> known(crossed, page));
        report("cross-validated by host, all", pages, page -> known(crossed, page));
    }

    Map<String, double[]> crossValidate(List<LabelledPage> pages) {
        Map<String, double[]> chances = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int at = fold;
            Trained trained =
                    train(pages.stream().filter(page -> fold(page) != at).toList());
            pages.stream()
                    .filter(page -> fold(page) == at)
                    .forEach(page -> chances.put(page.id, second(page, trained)));
        }
        return chances;
    }

    private static int fold(LabelledPage page) {
        return Math.floorMod(page.host.hashCode() * 31 + 7, FOLDS);
    }

    private Trained train(List<LabelledPage> pages) {
        Map<String, double[]> firstChances = new HashMap<>();
        for (int fold = 0; fold < INNER; fold++) {
            int at = fold;
            ForestTrainer trainer = first(
                    pages.stream().filter(page -> fold(page) % INNER != at).toList());
            pages.stream()
                    .filter(page -> fold(page) % INNER == at)
                    .forEach(page -> firstChances.put(page.id, chances(page.firstRows, trainer)));
        }
        ForestTrainer first = first(pages);
        List<float[]> rows = new ArrayList<>();
        for (LabelledPage page : pages) {
            rows.addAll(List.of(page.anatomy.secondRows(known(firstChances, page))));
        }
        ForestTrainer second = grown(SECOND, rows, pages, names.size());
        return new Trained(first, second);
    }

    private ForestTrainer first(List<LabelledPage> pages) {
        List<float[]> rows = new ArrayList<>();
        pages.forEach(page -> rows.addAll(List.of(page.firstRows)));
        return grown(FIRST, rows, pages, firstCount);
    }

    /**
     * Each page is learnt from twice: as it is, and as it would be with class names made by a machine, without a body in its linked data or
     * without a headline. Of the many tiny blocks of menus a part stands for all.
     */
    private ForestTrainer grown(
            ForestTrainer.Settings settings, List<float[]> rows, List<LabelledPage> pages, int count) {
        List<float[]> kept = new ArrayList<>();
        List<double[]> known = new ArrayList<>();
        Random random = new Random(SEED);
        int at = 0;
        for (LabelledPage page : pages) {
            boolean hideCues = random.nextDouble() < 0.8;
            boolean hideBody = random.nextDouble() < 0.5;
            boolean hideHead = random.nextDouble() < 0.3;
            for (int b = 0; b < page.labels.length; b++, at++) {
                boolean small = page.labels[b] == 0 && page.weights[b] < SMALL;
                if (small && random.nextInt(SMALL_KEPT_OF) > 0) {
                    continue;
                }
                double weight = page.weights[b] * (small ? SMALL_KEPT_OF : 1);
                kept.add(rows.get(at));
                known.add(new double[] {page.labels[b], weight});
                kept.add(hidden(rows.get(at), count, hideCues, hideBody, hideHead));
                known.add(new double[] {page.labels[b], weight * HIDDEN_WEIGHT});
            }
        }
        double[] labels = known.stream().mapToDouble(pair -> pair[0]).toArray();
        double[] weights = known.stream().mapToDouble(pair -> pair[1]).toArray();
        return new ForestTrainer(settings, kept.toArray(float[][]::new), labels, weights, count).train();
    }

    private float[] hidden(float[] original, int count, boolean hideCues, boolean hideBody, boolean hideHead) {
        float[] row = original.clone();
        for (int f = 0; f < count; f++) {
            String name = names.get(f);
            if (hideCues && name.contains("cue.")) {
                row[f] = FAR;
            }
            if (hideBody && name.equals("text.in-linked-body")) {
                row[f] = -1;
            }
            if (hideHead && name.equals("place.since-headline")) {
                row[f] = -99;
            }
        }
        return row;
    }

    private interface Column {
        double[] of(LabelledPage page);
    }

    private static double[] known(Map<String, double[]> chances, LabelledPage page) {
        return Objects.requireNonNull(chances.get(page.id), page.id);
    }

    private static double[] chances(float[][] rows, ForestTrainer trainer) {
        double[] chances = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chances[i] = trainer.chance(rows[i]);
        }
        return chances;
    }

    private static double[] second(LabelledPage page, Trained trained) {
        return chances(page.anatomy.secondRows(chances(page.firstRows, trained.first)), trained.second);
    }

    private static void report(String what, List<LabelledPage> pages, Column chances) {
        for (String set : List.of("aeb", "fundus")) {
            BodyScore score = new BodyScore();
            pages.stream()
                    .filter(page -> page.set.equals(set))
                    .forEach(page -> score.add(Shingles.of(page.anatomy.textOf(chances.of(page))), page.truth));
            System.out.println(String.format(Locale.ROOT, "%-30s %-6s %s", what, set, score));
        }
    }

    static List<LabelledPage> load(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode truth = json.readTree(folder.resolve("truth.json").toFile());
        List<String> lines = Files.readAllLines(folder.resolve("pages.jsonl"));
        return lines.parallelStream()
                .map(line -> read(json, folder, truth, line))
                .toList();
    }

    private static LabelledPage read(ObjectMapper json, Path folder, JsonNode truth, String line) {
        try {
            JsonNode page = json.readTree(line);
            JsonNode known = truth.get(page.get("id").asText());
            try (InputStream in = new GZIPInputStream(
                    Files.newInputStream(folder.resolve(page.get("htmlFile").asText())))) {
                String html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                String url = page.get("url").asText();
                String host = String.valueOf(URI.create(url.split("[?#]")[0]).getHost());
                return new LabelledPage(
                        page.get("id").asText(),
                        known.get("set").asText(),
                        host,
                        PageAnatomy.of(url, html),
                        known.get("articleBody").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
