package org.parley.bench.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Event;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;
import org.parley.schemas.Place;
import org.parley.schemas.Side;
import org.parley.schemas.TextField;
import org.parley.schemas.TextSource;
import org.parley.schemas.TextSpan;
import org.parley.schemas.Topics;

/**
 * Invented records of the size that real ones have: articles of some 450 words, events with some eight mentions. Words are as unevenly
 * spread as in a language. A number always gives the same record. Thread-safe.
 */
public final class SampleRecords {

    private static final Instant START = Instant.parse("2025-02-01T00:00:00Z");
    private static final String[] LANGUAGES = {"en", "uk", "ru"};
    private static final String[][] WORDS = {
        ("delegation talks minister ceasefire agreement visit round meeting proposal exchange envoy president partners"
                        + " negotiate sign postpone announce said the of in with after before between on")
                .split(" "),
        ("делегація переговори міністр перемирʼя угода візит раунд зустріч пропозиція обмін посланець президент"
                        + " партнери підписати відкласти оголосити сказав у з після до між на та")
                .split(" "),
        ("делегация переговоры министр перемирие соглашение визит раунд встреча предложение обмен посланник президент"
                        + " партнёры подписать отложить объявить сказал в с после до между на и")
                .split(" "),
    };

    private static final EventKind[] KINDS = {
        EventKind.MEETING,
        EventKind.MEETING,
        EventKind.MEETING,
        EventKind.CALL,
        EventKind.CALL,
        EventKind.PROPOSAL,
        EventKind.REJECTION,
        EventKind.AGREEMENT,
        EventKind.EXCHANGE,
        EventKind.CEASEFIRE
    };
    private static final EventStatus[] STATUSES = {
        EventStatus.DONE,
        EventStatus.DONE,
        EventStatus.DONE,
        EventStatus.PLANNED,
        EventStatus.PLANNED,
        EventStatus.POSTPONED,
        EventStatus.CANCELLED,
        EventStatus.DENIED
    };
    private static final String[] COUNTRIES = {"UKR", "RUS", "USA", "GBR", "FRA", "DEU", "TUR", "SAU", "POL", "CHE"};
    private static final int VOCABULARY = 20_000;

    private final long seed;

    public SampleRecords(long seed) {
        this.seed = seed;
        if (Topics.ALL.isEmpty()) {
            throw new IllegalStateException("the topics vouch for their records");
        }
    }

    private Random random(int number) {
        return new Random(seed * 1_000_003 + number);
    }

    public Article article(int number) {
        Random random = random(number);
        int language = random.nextInt(LANGUAGES.length);
        String id = "article-" + number;
        Instant at = START.plusSeconds(number * 37L);
        return Article.newBuilder()
                .setArticleId(id)
                .setRevision(1)
                .setUrl("https://outlet" + number % 60 + ".example/" + id)
                .setOutlet(outlet(number % 60))
                .setTitle(words(random, language, 9))
                .setText(IntStream.range(0, 15)
                        .mapToObj(paragraph -> words(random, language, 30) + ".")
                        .collect(Collectors.joining("\n\n")))
                .setLanguage(LANGUAGES[language])
                .setPublishedAt(at)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.PAGE)
                .setFetchedAt(at.plusSeconds(40))
                .build();
    }

    public Event event(int number) {
        Random random = random(-number);
        Instant at = START.plusSeconds(number * 311L);
        List<EventMention> mentions = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(15); i++) {
            mentions.add(mention(random, number, i, at.plusSeconds(i * 600L)));
        }
        return Event.newBuilder()
                .setEventId("event-" + number)
                .setRevision(mentions.size())
                .setDossier("sample")
                .setKind(KINDS[random.nextInt(KINDS.length)])
                .setStatus(STATUSES[random.nextInt(STATUSES.length)])
                .setTitle("Party " + number % 90 + " – party " + number % 70 + " meeting, City " + number % 200)
                .setWhen(day(number))
                .setWhere(place(number))
                .setParties(parties(number))
                .setCodes(new EventCodes("036", "AGREE"))
                .setConfidence(random.nextDouble())
                .setOutlets(mentions.size())
                .setIndependentReports(1 + mentions.size() / 2)
                .setLanguages(List.of("en", LANGUAGES[1 + number % 2]))
                .setSides(List.of(Side.values()[number % 4]))
                .setFirstSeenAt(at)
                .setLastSeenAt(at.plusSeconds(600))
                .setMentions(mentions)
                .build();
    }

    private static EventMention mention(Random random, int event, int number, Instant at) {
        int language = random.nextInt(LANGUAGES.length);
        String sentence = words(random, language, 22) + ".";
        return EventMention.newBuilder()
                .setMentionId("mention-" + event + "-" + number)
                .setArticleId("article-" + (event * 7 + number))
                .setArticleRevision(1)
                .setArticleUrl("https://outlet" + number + ".example/article-" + (event * 7 + number))
                .setArticleTitle(words(random, language, 9))
                .setOutlet(outlet(number))
                .setLanguage(LANGUAGES[language])
                .setPublishedAt(at)
                .setStatus(EventStatus.PLANNED)
                .setWhen(day(event))
                .setWhere(place(event))
                .setParties(parties(event))
                .setConfidence(0.7)
                .setEvidence(new Evidence(
                        TextField.TEXT, sentence, 0, sentence.length(), "meet.future", List.of(new TextSpan(0, 7))))
                .setScore(0.8)
                .setReason("same parties, same day")
                .build();
    }

    /** The word of a rank, the commonest being 0. */
    public static String word(int language, int rank) {
        return rank < WORDS[language].length ? WORDS[language][rank] : Integer.toString(rank * 977, 36);
    }

    private static String words(Random random, int language, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> word(language, (int) Math.pow(VOCABULARY, random.nextDouble()) - 1))
                .collect(Collectors.joining(" "));
    }

    private static EventTime day(int number) {
        return EventTime.newBuilder()
                .setStart(LocalDate.of(2025, 2, 1).plusDays(number % 400))
                .setPrecision(DatePrecision.DAY)
                .build();
    }

    private static Place place(int number) {
        return new Place(
                "City " + number % 200,
                COUNTRIES[number % COUNTRIES.length],
                -60.0 + number % 120,
                -170.0 + number % 340);
    }

    private static List<Party> parties(int number) {
        return List.of(
                new Party("Party " + number % 90, PartyType.PERSON, COUNTRIES[number % 3], PartyRole.PARTICIPANT),
                new Party("Party " + number % 70, PartyType.PERSON, COUNTRIES[number % 7], PartyRole.HOST));
    }

    private static Outlet outlet(int number) {
        return new Outlet("Outlet " + number, COUNTRIES[number % 7], Side.values()[number % 4]);
    }

    /** The counts of an hour of one of the outlets: articles read, those relevant, and one kind's mentions. */
    public List<CoverageBucket> hour(Instant start, int outlet) {
        Random random = random((int) start.getEpochSecond() / 3600 * 64 + outlet);
        int read = random.nextInt(20);
        List<CoverageBucket> buckets = new ArrayList<>();
        buckets.add(bucket(start, outlet, null, EventKind.UNKNOWN, read, 0, 0));
        if (random.nextInt(3) == 0) {
            buckets.add(bucket(start, outlet, "sample", EventKind.UNKNOWN, 0, 1 + read / 5, 1));
            buckets.add(
                    bucket(start, outlet, "sample", KINDS[random.nextInt(KINDS.length)], 0, 1, 1 + random.nextInt(3)));
        }
        return buckets;
    }

    private static CoverageBucket bucket(
            Instant start,
            int outlet,
            @Nullable String dossier,
            EventKind kind,
            long read,
            long relevant,
            long mentions) {
        return CoverageBucket.newBuilder()
                .setBucketId(start + "|" + outlet + "|" + dossier + "|" + kind)
                .setStartAt(start)
                .setOutlet(outlet(outlet))
                .setLanguage(LANGUAGES[outlet % LANGUAGES.length])
                .setDossier(dossier)
                .setKind(kind)
                .setArticles(read)
                .setRelevant(relevant)
                .setMentions(mentions)
                .setRevision(1)
                .build();
    }

    /** An alert on an event. */
    public Alert alert(int number) {
        Event event = event(number);
        return Alert.newBuilder()
                .setAlertId("alert-" + number)
                .setRule("new-meeting")
                .setThreadKey("thread-" + number)
                .setAction(AlertAction.NEW)
                .setDossier(event.getDossier())
                .setTitle("Planned: " + event.getTitle())
                .setFiredAt(event.getFirstSeenAt())
                .setEventId(event.getEventId())
                .setEventRevision(1L)
                .setKind(event.getKind())
                .setStatus(event.getStatus())
                .setWhen(event.getWhen())
                .setWhere(event.getWhere())
                .setParties(event.getParties())
                .setConfidence(event.getConfidence())
                .setIndependentReports(1)
                .build();
    }
}
