package org.parley.enrich;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;
import org.parley.schemas.Place;
import org.parley.schemas.RecordIds;
import org.parley.schemas.Side;
import org.parley.schemas.Topics;

/** Makes records for tests in few words. */
public final class Given {

    static {
        // The serdes vouch for our records' classes, which Avro wants before it builds one.
        Objects.requireNonNull(Topics.ALL);
    }

    public static final Place RIYADH = place("Riyadh", "SAU", 24.71, 46.68);
    public static final Place JEDDAH = place("Jeddah", "SAU", 21.49, 39.19);
    public static final Place ISTANBUL = place("Istanbul", "TUR", 41.01, 28.98);
    public static final Place WASHINGTON = place("Washington", "USA", 38.91, -77.04);
    public static final Place ROME = place("Rome", "ITA", 41.9, 12.5);
    public static final Place VATICAN = place("Vatican City", "VAT", 41.9, 12.45);

    private Given() {}

    public static Place place(String name, String country, double lat, double lon) {
        return Place.newBuilder()
                .setName(name)
                .setCountry(country)
                .setLat(lat)
                .setLon(lon)
                .build();
    }

    public static Party person(String name, String country) {
        return party(name, PartyType.PERSON, country);
    }

    public static Party state(String code) {
        return party(code, PartyType.STATE, code);
    }

    private static Party party(String name, PartyType type, String country) {
        return Party.newBuilder()
                .setName(name)
                .setType(type)
                .setCountry(country)
                .setRole(PartyRole.PARTICIPANT)
                .build();
    }

    public static EventTime on(String day) {
        return EventTime.newBuilder()
                .setStart(LocalDate.parse(day))
                .setPrecision(DatePrecision.DAY)
                .build();
    }

    public static EventTime from(String first, String last) {
        return EventTime.newBuilder()
                .setStart(LocalDate.parse(first))
                .setEnd(LocalDate.parse(last))
                .setPrecision(DatePrecision.DAY)
                .build();
    }

    public static EventTime roughly(String start, DatePrecision precision) {
        return EventTime.newBuilder()
                .setStart(LocalDate.parse(start))
                .setPrecision(precision)
                .build();
    }

    public static EventTime undated() {
        return EventTime.newBuilder().build();
    }

    public static Article article(String id, String published) {
        Instant at = Instant.parse(published);
        return Article.newBuilder()
                .setArticleId(id)
                .setUrl("https://" + id + ".example/")
                .setOutlet(outlet("Outlet " + id))
                .setTitle("Title " + id)
                .setText("Text of " + id)
                .setLanguage("en")
                .setPublishedAt(at)
                .setFetchedAt(at)
                .build();
    }

    public static Outlet outlet(String name) {
        return Outlet.newBuilder().setName(name).setSide(Side.WESTERN).build();
    }

    public static MentionBuilder mention(EventKind kind, EventStatus status) {
        return new MentionBuilder(kind, status);
    }

    /** Fills the fields of a mention that a test does not speak of. */
    public static final class MentionBuilder {

        private final EventKind kind;
        private final EventStatus status;
        private final List<Party> parties = new ArrayList<>();
        private EventTime when = undated();
        private @Nullable Place where;
        private @Nullable Integer round;
        private double confidence = 0.8;
        private List<String> terms = List.of();
        private String title = "";
        private @Nullable String credit;

        private MentionBuilder(EventKind kind, EventStatus status) {
            this.kind = kind;
            this.status = status;
        }

        public MentionBuilder of(Party... who) {
            parties.addAll(List.of(who));
            return this;
        }

        public MentionBuilder when(EventTime time) {
            when = time;
            return this;
        }

        public MentionBuilder where(Place place) {
            where = place;
            return this;
        }

        public MentionBuilder round(int number) {
            round = number;
            return this;
        }

        public MentionBuilder confidence(double value) {
            confidence = value;
            return this;
        }

        public MentionBuilder terms(String... words) {
            terms = List.of(words);
            return this;
        }

        public MentionBuilder title(String text) {
            title = text;
            return this;
        }

        public MentionBuilder credit(String agency) {
            credit = agency;
            return this;
        }

        public Mention in(Article article) {
            return in(article, 0);
        }

        public Mention in(Article article, int ordinal) {
            return Mention.newBuilder()
                    .setMentionId(RecordIds.mention("ukraine", article.getArticleId(), article.getRevision(), ordinal))
                    .setDossier("ukraine")
                    .setArticleId(article.getArticleId())
                    .setArticleRevision(article.getRevision())
                    .setOrdinal(ordinal)
                    .setArticleUrl(article.getUrl())
                    .setArticleTitle(article.getTitle())
                    .setOutlet(article.getOutlet())
                    .setLanguage(article.getLanguage())
                    .setPublishedAt(article.getPublishedAt())
                    .setReadAt(article.getFetchedAt())
                    .setKind(kind)
                    .setStatus(status)
                    .setTitle(title.isEmpty() ? kind + " by " + article.getArticleId() : title)
                    .setWhen(when)
                    .setWhere(where)
                    .setParties(parties)
                    .setCodes(new EventCodes())
                    .setConfidence(confidence)
                    .setEvidence(Evidence.newBuilder()
                            .setText("Evidence of " + article.getArticleId())
                            .setStart(0)
                            .setEnd(10)
                            .setRule("test")
                            .build())
                    .setEvidenceTerms(terms)
                    .setRound(round)
                    .setCredit(credit)
                    .build();
        }

        /** The same mention in an article of its own. */
        public Mention in(String articleId, String published) {
            return in(article(articleId, published));
        }
    }
}
