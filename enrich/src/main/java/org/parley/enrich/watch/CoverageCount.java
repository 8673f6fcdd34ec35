package org.parley.enrich.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.EventKind;
import org.parley.schemas.Mention;

/**
 * What one article adds to the coverage counts, in the hour of its publication: one to all that was read, one to each dossier that it belongs
 * to, and its mentions by kind. An edited article takes back what its older version added. Stateless.
 */
public final class CoverageCount {

    private CoverageCount() {}

    /** The buckets to which the article adds, each with what it adds. */
    public static List<CoverageBucket> of(Article article, Map<String, Reading> readings) {
        Instant published = article.getPublishedAt();
        Instant hour = (published == null ? article.getFetchedAt() : published).truncatedTo(ChronoUnit.HOURS);
        List<CoverageBucket> counts = new ArrayList<>();
        String language = readings.values().stream()
                .map(Reading::language)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(article.getLanguage());
        counts.add(bucket(article, hour, language, null, EventKind.UNKNOWN, 1, 0, 0));
        readings.forEach((dossier, reading) -> {
            if (reading.relevant()) {
                long mentions = reading.mentions().size();
                counts.add(bucket(article, hour, language, dossier, EventKind.UNKNOWN, 1, 1, mentions));
                byKind(reading)
                        .forEach((kind, count) ->
                                counts.add(bucket(article, hour, language, dossier, kind, 1, 1, count)));
            }
        });
        return counts;
    }

    /** What changes in the sums when an article that added {@code before} now adds {@code now}. */
    public static List<CoverageBucket> difference(List<CoverageBucket> before, List<CoverageBucket> now) {
        Map<String, CoverageBucket> sums = new LinkedHashMap<>();
        now.forEach(count -> sums.merge(count.getBucketId(), count, CoverageCount::sum));
        before.forEach(count -> sums.merge(count.getBucketId(), negated(count), CoverageCount::sum));
        return sums.values().stream()
                .filter(count -> count.getArticles() != 0 || count.getRelevant() != 0 || count.getMentions() != 0)
                .toList();
    }

    /** Both counts together. */
    public static CoverageBucket sum(CoverageBucket one, CoverageBucket other) {
        return CoverageBucket.newBuilder(one)
                .setArticles(one.getArticles() + other.getArticles())
                .setRelevant(one.getRelevant() + other.getRelevant())
                .setMentions(one.getMentions() + other.getMentions())
                .setPolls(one.getPolls() + other.getPolls())
                .setFailedPolls(one.getFailedPolls() + other.getFailedPolls())
                .build();
    }

    private static CoverageBucket negated(CoverageBucket count) {
        return CoverageBucket.newBuilder(count)
                .setArticles(-count.getArticles())
                .setRelevant(-count.getRelevant())
                .setMentions(-count.getMentions())
                .build();
    }

    private static Map<EventKind, Long> byKind(Reading reading) {
        Map<EventKind, Long> kinds = new TreeMap<>();
        for (Mention mention : reading.mentions()) {
            kinds.merge(mention.getKind(), 1L, Long::sum);
        }
        return kinds;
    }

    private static CoverageBucket bucket(
            Article article,
            Instant hour,
            @Nullable String language,
            @Nullable String dossier,
            EventKind kind,
            long articles,
            long relevant,
            long mentions) {
        String id = String.join(
                "|",
                hour.toString(),
                article.getOutlet().getName(),
                language == null ? "" : language,
                dossier == null ? "" : dossier,
                kind.name());
        return CoverageBucket.newBuilder()
                .setBucketId(id)
                .setStartAt(hour)
                .setOutlet(article.getOutlet())
                .setLanguage(language)
                .setDossier(dossier)
                .setKind(kind)
                .setArticles(articles)
                .setRelevant(relevant)
                .setMentions(mentions)
                .build();
    }
}
