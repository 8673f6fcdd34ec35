package org.parley.ingest.extract;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sum of small decision trees, read from a table of text: the chance that a block belongs to the article is the logistic function
 * of the sum. Immutable and thread-safe.
 *
 * <p>One line a node, a tree's nodes in a run: {@code feature <= limit yes no} where yes and no are lines counted from the tree's
 * first, or {@code = value}. A tree starts with {@code tree}.
 */
final class Forest {

    private final int[] roots;
    private final int[] features;
    private final float[] limits;
    private final int[] yes;
    private final int[] no;

    private Forest(List<String[]> nodes, List<Integer> starts, Map<String, Integer> featureIndex) {
        roots = starts.stream().mapToInt(Integer::intValue).toArray();
        features = new int[nodes.size()];
        limits = new float[nodes.size()];
        yes = new int[nodes.size()];
        no = new int[nodes.size()];
        int tree = 0;
        for (int i = 0; i < nodes.size(); i++) {
            tree = tree + 1 < roots.length && roots[tree + 1] == i ? tree + 1 : tree;
            String[] words = nodes.get(i);
            if (words[0].equals("=")) {
                features[i] = -1;
                limits[i] = Float.parseFloat(words[1]);
            } else {
                Integer feature = featureIndex.get(words[0]);
                if (feature == null) {
                    throw new IllegalStateException("The table names a feature that there is not: " + words[0]);
                }
                features[i] = feature;
                limits[i] = Float.parseFloat(words[2]);
                yes[i] = roots[tree] + Integer.parseInt(words[3]);
                no[i] = roots[tree] + Integer.parseInt(words[4]);
            }
        }
    }

    static Forest read(BufferedReader table, List<String> featureNames) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < featureNames.size(); i++) {
            index.put(featureNames.get(i), i);
        }
        List<String[]> nodes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        table.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    if (line.equals("tree")) {
                        starts.add(nodes.size());
                    } else {
                        nodes.add(line.split(" "));
                    }
                });
        return new Forest(nodes, starts, index);
    }

    double chance(float[] values) {
        double sum = 0;
        for (int root : roots) {
            int node = root;
            while (features[node] >= 0) {
                node = values[features[node]] <= limits[node] ? yes[node] : no[node];
            }
            sum += limits[node];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
