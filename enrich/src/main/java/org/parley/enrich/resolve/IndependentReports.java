package org.parley.enrich.resolve;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventMention;

/**
 * Tells reports from copies: articles that credit one agency, or of which one holds most of the other's facts, are one report. Each article joins
 * the report of the earlier one that it is most like, so that a text sewn together from two reports doesn't make them one. Stateless.
 */
final class IndependentReports {

    private static final double SAME = 1;
    private static final double COPIED = 0.5;

    private IndependentReports() {}

    /** For each mention the number of its report, from 0; mentions of one report share it. */
    static int[] groups(List<EventMention> mentions) {
        List<Report> reports = mentions.stream().map(Report::of).toList();
        return groups(reports, IndependentReports::likeness);
    }

    /** A mention with its sketch unpacked, since each is compared with all. */
    private record Report(EventMention mention, TextSketch.@Nullable Hashes hashes) {

        static Report of(EventMention mention) {
            ByteBuffer sketch = mention.getTextSketch();
            return new Report(mention, sketch == null ? null : TextSketch.hashes(sketch));
        }
    }

    /** Groups anything by how alike two are; 0.5 makes a copy. */
    static <T> int[] groups(List<T> texts, ToDoubleBiFunction<T, T> likeness) {
        int[] groups = new int[texts.size()];
        int next = 0;
        for (int later = 0; later < groups.length; later++) {
            int best = -1;
            double most = COPIED;
            for (int earlier = 0; earlier < later && most < SAME; earlier++) {
                double like = likeness.applyAsDouble(texts.get(earlier), texts.get(later));
                if (like >= most && (best < 0 || like > most)) {
                    most = like;
                    best = earlier;
                }
            }
            groups[later] = best < 0 ? next++ : groups[best];
        }
        return groups;
    }

    /** The best confidence of each report. */
    static List<Double> confidences(List<EventMention> mentions) {
        int[] groups = groups(mentions);
        List<Double> best = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            double confidence = mentions.get(i).getConfidence();
            if (groups[i] == best.size()) {
                best.add(confidence);
            } else {
                best.set(groups[i], Math.max(best.get(groups[i]), confidence));
            }
        }
        return best;
    }

    private static double likeness(Report one, Report other) {
        EventMention a = one.mention();
        EventMention b = other.mention();
        boolean oneArticle = a.getArticleId().equals(b.getArticleId());
        boolean oneAgency = a.getCredit() != null && a.getCredit().equals(b.getCredit());
        if (oneArticle || oneAgency || isNearCopy(a.getTextFingerprint(), b.getTextFingerprint())) {
            return SAME;
        }
        return one.hashes() == null || other.hashes() == null ? 0 : one.hashes().overlapFrom(COPIED, other.hashes());
    }

    private static boolean isNearCopy(@Nullable Long one, @Nullable Long other) {
        return one != null && other != null && TextFingerprint.isNearCopy(one, other);
    }
}
