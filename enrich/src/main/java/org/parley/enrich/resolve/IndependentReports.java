package org.parley.enrich.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.parley.schemas.EventMention;

/**
 * Tells reports from copies: articles whose bodies are nearly the same, or that credit one agency, are one report. Stateless.
 */
final class IndependentReports {

    private IndependentReports() {}

    /** For each mention the number of its report; mentions of one report share it. */
    static int[] groups(List<EventMention> mentions) {
        int[] parents = IntStream.range(0, mentions.size()).toArray();
        for (int later = 1; later < parents.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (root(parents, earlier) != root(parents, later)
                        && isOneReport(mentions.get(earlier), mentions.get(later))) {
                    parents[root(parents, later)] = root(parents, earlier);
                }
            }
        }
        return IntStream.range(0, parents.length).map(i -> root(parents, i)).toArray();
    }

    static int count(List<EventMention> mentions) {
        return (int) Arrays.stream(groups(mentions)).distinct().count();
    }

    /** The best confidence of each report. */
    static Map<Integer, Double> confidences(List<EventMention> mentions) {
        int[] groups = groups(mentions);
        return IntStream.range(0, groups.length)
                .boxed()
                .collect(Collectors.toMap(i -> groups[i], i -> mentions.get(i).getConfidence(), Math::max));
    }

    private static boolean isOneReport(EventMention a, EventMention b) {
        if (a.getArticleId().equals(b.getArticleId())) {
            return true;
        }
        if (a.getCredit() != null && a.getCredit().equals(b.getCredit())) {
            return true;
        }
        return a.getTextFingerprint() != null
                && b.getTextFingerprint() != null
                && TextFingerprint.isNearCopy(a.getTextFingerprint(), b.getTextFingerprint());
    }

    private static int root(int[] parents, int index) {
        int root = index;
        while (parents[root] != root) {
            root = parents[root];
        }
        return root;
    }
}
