package org.parley.bench.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Grows a forest of small decision trees by gradient boosting on logistic loss (each tree corrects what those before it got wrong),
 * with features cut into bins. Deterministic for a given seed.
 */
final class ForestTrainer {

    record Settings(
            int trees,
            int depth,
            double rate,
            double minWeight,
            double lambda,
            double rowShare,
            double featureShare,
            long seed) {}

    record Node(int feature, float limit, int yes, int no, double value) {}

    private static final int BINS = 48;

    private final Settings settings;
    private final float[][] rows;
    private final double[] labels;
    private final double[] weights;
    private final int featureCount;
    private final float[][] cuts;
    private final byte[][] bins;
    private final double[] sums;
    private final Random random;
    private final List<List<Node>> trees = new ArrayList<>();

    ForestTrainer(Settings settings, float[][] rows, double[] labels, double[] weights, int featureCount) {
        this.settings = settings;
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.featureCount = featureCount;
        this.cuts = new float[featureCount][];
        this.bins = new byte[featureCount][rows.length];
        this.sums = new double[rows.length];
        this.random = new Random(settings.seed());
        IntStream.range(0, featureCount).parallel().forEach(this::cut);
    }

    private void cut(int feature) {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][feature];
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        List<Float> limits = new ArrayList<>();
        float[] distinct = distinct(sorted);
        if (distinct.length <= BINS) {
            for (int i = 0; i + 1 < distinct.length; i++) {
                limits.add((distinct[i] + distinct[i + 1]) / 2);
            }
        } else {
            for (int bin = 1; bin < BINS; bin++) {
                float limit = sorted[(int) ((long) bin * sorted.length / BINS)];
                if (limits.isEmpty() || limit > limits.get(limits.size() - 1)) {
                    limits.add(limit);
                }
            }
        }
        float[] cut = new float[limits.size()];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = limits.get(i);
        }
        cuts[feature] = cut;
        for (int i = 0; i < values.length; i++) {
            int at = Arrays.binarySearch(cut, values[i]);
            bins[feature][i] = (byte) (at >= 0 ? at : -at - 1);
        }
    }

    private static float[] distinct(float[] sorted) {
        float[] out = new float[sorted.length];
        int n = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                out[n++] = sorted[i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    ForestTrainer train() {
        for (int i = 0; i < settings.trees(); i++) {
            grow();
        }
        return this;
    }

    private void grow() {
        double[] gradient = new double[rows.length];
        double[] hessian = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double chance = 1 / (1 + Math.exp(-sums[i]));
            gradient[i] = weights[i] * (labels[i] - chance);
            hessian[i] = weights[i] * Math.max(1e-4, chance * (1 - chance));
        }
        int[] sample = IntStream.range(0, rows.length)
                .filter(i -> random.nextDouble() < settings.rowShare())
                .toArray();
        boolean[] used = new boolean[featureCount];
        for (int f = 0; f < featureCount; f++) {
            used[f] = random.nextDouble() < settings.featureShare();
        }
        List<Node> nodes = new ArrayList<>();
        split(sample, gradient, hessian, used, settings.depth(), nodes);
        trees.add(nodes);
        for (int i = 0; i < rows.length; i++) {
            sums[i] += value(nodes, rows[i]);
        }
    }

    private static double value(List<Node> nodes, float[] row) {
        Node node = nodes.get(0);
        while (node.feature >= 0) {
            node = nodes.get(row[node.feature] <= node.limit ? node.yes : node.no);
        }
        return node.value;
    }

    private record Cut(int feature, int bin, double gain) {}

    private int split(int[] sample, double[] gradient, double[] hessian, boolean[] used, int depth, List<Node> nodes) {
        int at = nodes.size();
        nodes.add(new Node(-1, 0, 0, 0, 0));
        double g = 0;
        double h = 0;
        for (int i : sample) {
            g += gradient[i];
            h += hessian[i];
        }
        double allG = g;
        double allH = h;
        @Nullable
        Cut best = depth == 0
                ? null
                : IntStream.range(0, featureCount)
                        .parallel()
                        .filter(f -> used[f] && cuts[f].length > 0)
                        .mapToObj(f -> bestCut(f, sample, gradient, hessian, allG, allH))
                        .max((a, b) -> a.gain != b.gain
                                ? Double.compare(a.gain, b.gain)
                                : Integer.compare(b.feature, a.feature))
                        .orElse(null);
        if (best == null || best.gain <= 1e-6) {
            nodes.set(at, new Node(-1, 0, 0, 0, settings.rate() * g / (h + settings.lambda())));
            return at;
        }
        int[] left = Arrays.stream(sample)
                .filter(i -> bins[best.feature][i] <= best.bin)
                .toArray();
        int[] right = Arrays.stream(sample)
                .filter(i -> bins[best.feature][i] > best.bin)
                .toArray();
        int yes = split(left, gradient, hessian, used, depth - 1, nodes);
        int no = split(right, gradient, hessian, used, depth - 1, nodes);
        nodes.set(at, new Node(best.feature, cuts[best.feature][best.bin], yes, no, 0));
        return at;
    }

    private Cut bestCut(int feature, int[] sample, double[] gradient, double[] hessian, double g, double h) {
        int count = cuts[feature].length + 1;
        double[] gs = new double[count];
        double[] hs = new double[count];
        byte[] column = bins[feature];
        for (int i : sample) {
            gs[column[i]] += gradient[i];
            hs[column[i]] += hessian[i];
        }
        double lambda = settings.lambda();
        double whole = g * g / (h + lambda);
        double leftG = 0;
        double leftH = 0;
        int bin = -1;
        double gain = 0;
        for (int b = 0; b + 1 < count; b++) {
            leftG += gs[b];
            leftH += hs[b];
            if (leftH < settings.minWeight() || h - leftH < settings.minWeight()) {
                continue;
            }
            double rightG = g - leftG;
            double here = leftG * leftG / (leftH + lambda) + rightG * rightG / (h - leftH + lambda) - whole;
            if (here > gain) {
                gain = here;
                bin = b;
            }
        }
        return new Cut(feature, bin, gain);
    }

    double chance(float[] row) {
        double sum = 0;
        for (List<Node> tree : trees) {
            sum += value(tree, row);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The table that the reader loads. */
    String table(List<String> names) {
        StringBuilder out = new StringBuilder();
        for (List<Node> tree : trees) {
            out.append("tree\n");
            for (Node node : tree) {
                if (node.feature < 0) {
                    out.append(String.format(Locale.ROOT, "= %.4f%n", node.value));
                } else {
                    out.append(names.get(node.feature))
                            .append(" <= ")
                            .append(node.limit)
                            .append(' ')
                            .append(node.yes)
                            .append(' ')
                            .append(node.no)
                            .append('\n');
                }
            }
        }
        return out.toString();
    }
}
