package org.parley.bench.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.parley.ingest.extract.PageAnatomy;

/** A page whose article is known, block by block. */
final class LabelledPage {

    private static final double WEIGHT = 50;

    final String id;
    final String set;
    final String host;
    final PageAnatomy anatomy;
    final Shingles truth;
    final double[] labels;
    final double[] weights;
    final float[][] firstRows;

    LabelledPage(String id, String set, String host, PageAnatomy anatomy, String body) {
        this.id = id;
        this.set = set;
        this.host = host;
        this.anatomy = anatomy;
        this.truth = Shingles.of(body);
        List<String> texts = anatomy.texts();
        labels = new double[texts.size()];
        weights = new double[texts.size()];
        firstRows = anatomy.firstRows();
        label(texts, body);
    }

    private void label(List<String> texts, String body) {
        List<List<String>> words = texts.stream().map(LabelledPage::tokens).toList();
        Shingles whole = new Shingles(tokens(body));
        Set<String> lines = Arrays.stream(body.split("\n+"))
                .map(line -> String.join(" ", tokens(line)))
                .collect(Collectors.toSet());
        for (int i = 0; i < labels.length; i++) {
            List<String> own = words.get(i);
            labels[i] = own.size() >= 4 && share(own, whole) > 0.5 ? 1 : 0;
            weights[i] = Math.min(0.5, Math.max(0.0015, own.size() / (double) Math.max(20, whole.total()))) * WEIGHT;
        }
        dropCopies(words, whole);
        for (int i = 0; i < labels.length; i++) {
            List<String> own = words.get(i);
            if (!own.isEmpty()
                    && own.size() < 4
                    && near(i)
                    && (lines.contains(String.join(" ", own)) || joins(i, words, whole))) {
                labels[i] = 1;
            }
        }
    }

    private static double share(List<String> words, Shingles whole) {
        Shingles own = new Shingles(words);
        return (double) own.shared(whole) / own.total();
    }

    /** Of several places with the same text only the one amid the rest of the article is meant. */
    private void dropCopies(List<List<String>> words, Shingles whole) {
        double[] support = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            for (int j = Math.max(0, i - 8); j < Math.min(labels.length, i + 9); j++) {
                support[i] += j != i && labels[j] == 1 ? words.get(j).size() : 0;
            }
        }
        Shingles left = new Shingles(whole);
        IntStream.range(0, labels.length)
                .filter(i -> labels[i] == 1)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -support[i]))
                .forEach(i -> {
                    Shingles own = new Shingles(words.get(i));
                    if ((double) own.shared(left) / own.total() <= 0.5) {
                        labels[i] = 0;
                    } else {
                        left.remove(own);
                    }
                });
    }

    /** True when a longer block of the article is not far. */
    private boolean near(int at) {
        for (int i = Math.max(0, at - 6); i < Math.min(labels.length, at + 7); i++) {
            if (labels[i] == 1) {
                return true;
            }
        }
        return false;
    }

    private boolean joins(int at, List<List<String>> words, Shingles whole) {
        List<String> own = words.get(at);
        int missing = 4 - own.size();
        List<String> before = at > 0 ? words.get(at - 1) : List.of();
        List<String> after = at + 1 < words.size() ? words.get(at + 1) : List.of();
        return before.size() >= missing
                        && whole.contains(concat(before.subList(before.size() - missing, before.size()), own))
                || after.size() >= missing && whole.contains(concat(own, after.subList(0, missing)));
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }

    /** Words; where the script writes none, characters. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (String word : Shingles.words(text)) {
            if (word.codePoints().anyMatch(c -> c >= 0x2E80)) {
                word.codePoints().forEach(c -> tokens.add(Character.toString(c)));
            } else {
                tokens.add(word);
            }
        }
        return tokens;
    }
}
