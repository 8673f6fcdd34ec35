package org.parley.schemas.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Alert;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventTime;
import org.parley.schemas.Party;
import org.parley.schemas.Place;
import org.parley.schemas.json.RecordJson;

/**
 * Makes the search documents of records: the record's JSON plus the fields of {@link SearchFields}. The same record always gives the
 * same document, so that a replay changes nothing. Thread-safe.
 */
public final class SearchDocuments {

    private final Stemmer stemmer;

    public SearchDocuments(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    /**
     * The document of a record.
     *
     * @throws IllegalArgumentException when records of this type are not searched
     */
    public SearchDocument of(SpecificRecord record) {
        if (record instanceof Event event) {
            return event(event);
        } else if (record instanceof Article article) {
            return article(article);
        } else if (record instanceof CoverageBucket bucket) {
            return coverage(bucket);
        } else if (record instanceof Alert alert) {
            return alert(alert);
        }
        throw new IllegalArgumentException(record.getSchema().getName() + " has no index");
    }

    /** The document of an event; its version is the revision. */
    public SearchDocument event(Event event) {
        ObjectNode body = RecordJson.toJson(event);
        boolean merged = event.getMergedInto() != null;
        LocalDate firstSeen = event.getFirstSeenAt().atZone(ZoneOffset.UTC).toLocalDate();
        List<EventMention> mentions = event.getMentions();

        body.put(SearchFields.MERGED, merged);
        putPlace(body, event.getWhere());
        putDates(body, event.getWhen(), firstSeen);
        putParties(body, event.getParties());
        putAll(body, SearchFields.OUTLET_NAMES, mentions.stream().map(mention -> mention.getOutlet()
                .getName()));
        putAll(body, SearchFields.ARTICLE_IDS, mentions.stream().map(EventMention::getArticleId));

        List<String> labels = labels(event.getTitle(), event.getParties(), event.getWhere());
        List<String> stems = new ArrayList<>(stemmer.stems(String.join(" ", labels), "en"));
        List<String> words = new ArrayList<>(labels);
        for (EventMention mention : mentions) {
            String told =
                    mention.getArticleTitle() + "\n" + mention.getEvidence().getText();
            words.add(told);
            stems.addAll(stemmer.stems(told, mention.getLanguage()));
        }
        body.put(SearchFields.SEARCH_TEXT, distinct(words, "\n"));
        body.put(SearchFields.STEMS, distinct(stems, " "));
        if (!merged) {
            // Completions refuse control characters.
            putAll(body, SearchFields.SUGGEST, labels.stream().map(label -> label.replaceAll("\\p{Cntrl}", " ")));
        }
        return new SearchDocument(SearchIndex.EVENTS, event.getEventId(), event.getRevision(), body);
    }

    /** The document of an article; its version is the revision. */
    public SearchDocument article(Article article) {
        ObjectNode body = RecordJson.toJson(article);
        body.put(
                SearchFields.SORT_AT,
                Objects.requireNonNullElse(article.getPublishedAt(), article.getFetchedAt())
                        .toString());
        String text = article.getTitle() + "\n" + article.getText();
        body.put(SearchFields.STEMS, String.join(" ", stemmer.stems(text, article.getLanguage())));
        return new SearchDocument(SearchIndex.ARTICLES, article.getArticleId(), article.getRevision(), body);
    }

    /** The document of a bucket; its version is the revision. */
    public SearchDocument coverage(CoverageBucket bucket) {
        return new SearchDocument(
                SearchIndex.COVERAGE, bucket.getBucketId(), bucket.getRevision(), RecordJson.toJson(bucket));
    }

    /** The document of an alert; alerts never change, so the version is always 1. */
    public SearchDocument alert(Alert alert) {
        ObjectNode body = RecordJson.toJson(alert);
        putPlace(body, alert.getWhere());
        putDates(
                body, alert.getWhen(), alert.getFiredAt().atZone(ZoneOffset.UTC).toLocalDate());
        putParties(body, alert.getParties());
        List<String> labels = labels(alert.getTitle(), alert.getParties(), alert.getWhere());
        body.put(SearchFields.STEMS, distinct(stemmer.stems(String.join(" ", labels), "en"), " "));
        return new SearchDocument(SearchIndex.ALERTS, alert.getAlertId(), 1, body);
    }

    private static void putPlace(ObjectNode body, @Nullable Place place) {
        if (place != null && place.getLat() != null && place.getLon() != null) {
            body.putObject(SearchFields.LOCATION).put("lat", place.getLat()).put("lon", place.getLon());
        }
    }

    private static void putDates(ObjectNode body, @Nullable EventTime when, LocalDate fallback) {
        DaySpan span = DaySpan.of(when);
        body.put(SearchFields.DAY, (span == null ? fallback : span.first()).toString());
        if (span != null) {
            body.putObject(SearchFields.DATES)
                    .put("gte", span.first().toString())
                    .put("lte", span.last().toString());
        }
    }

    private static void putParties(ObjectNode body, List<Party> parties) {
        putAll(body, SearchFields.PARTY_NAMES, parties.stream().map(Party::getName));
        putAll(body, SearchFields.PARTY_CODES, parties.stream().map(Party::getCountry));
    }

    private static void putAll(ObjectNode body, String field, Stream<@Nullable String> values) {
        Collection<String> sorted = new TreeSet<>();
        values.filter(Objects::nonNull).filter(value -> !value.isBlank()).forEach(sorted::add);
        sorted.forEach(body.putArray(field)::add);
    }

    private static List<String> labels(String title, List<Party> parties, @Nullable Place place) {
        List<String> labels = new ArrayList<>();
        labels.add(title);
        parties.forEach(party -> labels.add(party.getName()));
        if (place != null) {
            labels.add(place.getName());
        }
        return labels;
    }

    private static String distinct(List<String> parts, String separator) {
        return String.join(separator, parts.stream().distinct().toList());
    }
}
