package org.parley.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.desk.live.FeedBoard;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;
import org.parley.schemas.Place;
import org.parley.schemas.RecordIds;
import org.parley.schemas.Side;
import org.parley.schemas.TextField;
import org.parley.schemas.TextSpan;
import org.parley.schemas.Topics;

/**
 * A small world to test the desk on: invented outlets report on some days of February and March 2025. It is 27 February, 15:00 UTC.
 */
public final class DeskWorld {

    public static final Instant NOW = Instant.parse("2025-02-27T15:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2025-02-27");

    /** A meeting of which eight outlets report, two of them with one agency's text, and whose date they dispute. */
    public static final String VISIT = "e-visit";
    /** A call that was called off. */
    public static final String CANCELLED_CALL = "e-call-off";
    /** An event whose title and evidence try to be markup. */
    public static final String HOSTILE = "e-hostile";
    /** An event that proved to be {@link #VISIT}. */
    public static final String MERGED = "e-merged";

    private static final Outlet COURIER = outlet("Northgate Courier", "GBR", Side.WESTERN);
    private static final Outlet HARBOR = outlet("Harbor Post", "USA", Side.WESTERN);
    private static final Outlet DNIPRO = outlet("Дніпровські вісті", "UKR", Side.UKRAINIAN);
    private static final Outlet KYIV = outlet("Kyiv Ledger", "UKR", Side.UKRAINIAN);
    private static final Outlet NEVA = outlet("Невский обозреватель", "RUS", Side.RUSSIAN);
    private static final Outlet BOSPHORUS = outlet("Bosphorus Daily", "TUR", Side.OTHER);
    private static final Outlet RHINE = outlet("Rheinblick", "DEU", Side.WESTERN);
    private static final Outlet WIRE = outlet("Meridian Wire", "GBR", Side.WESTERN);

    /** Words that a reader would have read the events from. */
    private static final Pattern TELLING = Pattern.compile(
            "Зеленськ\\p{L}+|Зеленск\\p{L}+|Трамп\\p{L}*|Вашингтон\\p{L}*|п’ятницю|зустрінеться|прибудет|1 марта|Weißen Haus|Freitag"
                    + "|empfangen|Zelensky|Donald Trump|Washington|White House|Friday|28 February|talks|meet\\b");

    private static final Place WASHINGTON = place("Washington", "USA", 38.9, -77.04);
    private static final Place RIYADH = place("Riyadh", "SAU", 24.71, 46.68);
    private static final Place ISTANBUL = place("Istanbul", "TUR", 41.01, 28.98);
    private static final Place LONDON = place("London", "GBR", 51.51, -0.13);
    private static final Place KYIV_CITY = place("Kyiv", "UKR", 50.45, 30.52);
    private static final Place JEDDAH = place("Jeddah", "SAU", 21.49, 39.19);

    private static final Party ZELENSKY = person("Volodymyr Zelensky", "UKR");
    private static final Party TRUMP = person("Donald Trump", "USA");
    private static final Party STARMER = person("Keir Starmer", "GBR");
    private static final Party LAVROV = person("Sergei Lavrov", "RUS");
    private static final Party RUBIO = person("Marco Rubio", "USA");

    private final List<Event> events = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    static {
        // Avro's builders trust our records only once the topics' serdes have vouched for them.
        Topics.ALL.forEach(topic -> Objects.requireNonNull(topic.valueSerde()));
    }

    private DeskWorld() {}

    public static DeskWorld build() {
        DeskWorld world = new DeskWorld();
        world.addVisit();
        world.addOthers();
        world.addAlerts();
        return world;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Article> articles() {
        return List.copyOf(articles);
    }

    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** Three days of counts, with a spike on the last, and five hours on the second in which ingest was down. */
    public List<CoverageBucket> coverage() {
        List<CoverageBucket> buckets = new ArrayList<>();
        List<Outlet> outlets = List.of(COURIER, HARBOR, DNIPRO, KYIV, NEVA, BOSPHORUS, RHINE, WIRE);
        for (int hour = 0; hour < 72; hour++) {
            Instant start = Instant.parse("2025-02-24T16:00:00Z").plus(Duration.ofHours(hour));
            boolean spike = hour == 66 || hour == 67;
            boolean down = hour >= 30 && hour < 35;
            for (int i = 0; i < outlets.size(); i++) {
                buckets.add(pollsOf(start, outlets.get(i), down));
                if (down) {
                    continue;
                }
                int busy = (hour * 7 + i * 5) % 11 < 4 || spike ? 1 + (hour + i) % 3 + (spike ? 4 : 0) : 0;
                buckets.addAll(hourOf(start, outlets.get(i), busy, EventKind.values()[1 + (hour + i) % 5]));
            }
        }
        return buckets;
    }

    /** Two subscriptions, one of which is in trouble. */
    public static FeedBoard feeds() {
        FeedBoard board = new FeedBoard();
        for (Outlet outlet : List.of(COURIER, NEVA)) {
            String url = "https://" + (outlet.equals(NEVA) ? "neva" : "northgate") + ".example/feed.xml";
            boolean failing = outlet.equals(NEVA);
            Feed feed = Feed.newBuilder()
                    .setUrl(url)
                    .setOutlet(outlet)
                    .setAddedAt(NOW)
                    .build();
            FeedState state = FeedState.newBuilder()
                    .setFeedUrl(url)
                    .setLastPollAt(NOW.minusSeconds(40))
                    .setLastSuccessAt(NOW.minusSeconds(failing ? 7_200 : 40))
                    .setNextPollAt(NOW.plusSeconds(260))
                    .setFailures(failing ? 4 : 0)
                    .setLastError(failing ? "the server answered 503 Service Unavailable" : null)
                    .build();
            board.record(Topics.FEEDS, 0, 0, url, Topics.FEEDS.valueSerde().toBytes(feed));
            board.record(
                    Topics.FEED_STATES,
                    0,
                    0,
                    url,
                    Topics.FEED_STATES.valueSerde().toBytes(state));
        }
        return board;
    }

    private static CoverageBucket pollsOf(Instant start, Outlet outlet, boolean failed) {
        return CoverageBucket.newBuilder()
                .setBucketId(start + "|" + outlet.getName() + "|||POLLS")
                .setStartAt(start)
                .setOutlet(outlet)
                .setPolls(4)
                .setFailedPolls(failed ? 4 : 0)
                .build();
    }

    private static List<CoverageBucket> hourOf(Instant start, Outlet outlet, int count, EventKind kind) {
        String language =
                outlet.equals(DNIPRO) ? "uk" : outlet.equals(NEVA) ? "ru" : outlet.equals(RHINE) ? "de" : "en";
        CoverageBucket read = bucket(start, outlet, language, null, EventKind.UNKNOWN);
        read.setArticles(count * 4L + 2);
        if (count == 0) {
            return List.of(read);
        }
        CoverageBucket relevant = bucket(start, outlet, language, "ukraine", EventKind.UNKNOWN);
        relevant.setRelevant(count + 1L);
        relevant.setMentions(count);
        CoverageBucket mentions = bucket(start, outlet, language, "ukraine", kind);
        mentions.setMentions(count);
        mentions.setRelevant(1);
        return List.of(read, relevant, mentions);
    }

    private static CoverageBucket bucket(
            Instant start, Outlet outlet, String language, @Nullable String dossier, EventKind kind) {
        return CoverageBucket.newBuilder()
                .setBucketId(Stream.of(start, outlet.getName(), language, dossier, kind)
                        .map(String::valueOf)
                        .reduce((a, b) -> a + "|" + b)
                        .orElseThrow())
                .setStartAt(start)
                .setOutlet(outlet)
                .setLanguage(language)
                .setDossier(dossier)
                .setKind(kind)
                .build();
    }

    private void addVisit() {
        Event visit = event(
                VISIT,
                EventKind.MEETING,
                EventStatus.PLANNED,
                "Zelensky – Trump meeting, Washington",
                day("2025-02-28"));
        visit.setWhere(WASHINGTON);
        visit.setParties(List.of(ZELENSKY, TRUMP));
        visit.setCodes(new EventCodes("036", "AGREE"));
        visit.setConfidence(0.93);
        report(
                visit,
                WIRE,
                "en",
                "2025-02-26T09:12:00Z",
                "Leaders to meet in Washington",
                "Volodymyr Zelensky will travel to Washington on Friday for talks with Donald Trump, officials said.",
                77L,
                null);
        report(
                visit,
                COURIER,
                "en",
                "2025-02-26T09:40:00Z",
                "Ukrainian leader heads to White House",
                "Volodymyr Zelensky will travel to Washington on Friday for talks with Donald Trump, officials said.",
                78L,
                "Meridian Wire");
        report(
                visit,
                HARBOR,
                "en",
                "2025-02-26T11:05:00Z",
                "Trump: Zelensky coming Friday",
                "“He is coming on Friday, and we will sign something very big,” Mr Trump told reporters, speaking of Mr Zelensky.",
                901_233_111L,
                null);
        report(
                visit,
                DNIPRO,
                "uk",
                "2025-02-26T12:30:00Z",
                "Президент вирушає до Вашингтона",
                "Президент України Володимир Зеленський у п’ятницю зустрінеться у Вашингтоні з Дональдом Трампом.",
                5_512_000_991L,
                null);
        report(
                        visit,
                        NEVA,
                        "ru",
                        "2025-02-26T15:00:00Z",
                        "Зеленский едет в США",
                        "Владимир Зеленский, как ожидается, прибудет в Вашингтон 1 марта, сообщил источник в Киеве.",
                        88_120_077_123L,
                        null)
                .setWhen(day("2025-03-01"));
        report(
                visit,
                KYIV,
                "en",
                "2025-02-26T18:20:00Z",
                "Friday talks confirmed",
                "The President’s Office confirmed that the two presidents would meet at the White House on 28 February.",
                4_111_222_333L,
                null);
        report(
                visit,
                RHINE,
                "de",
                "2025-02-27T08:10:00Z",
                "Selenskyj reist nach Washington",
                "Der ukrainische Präsident wird am Freitag im Weißen Haus empfangen.",
                61_222_333_111L,
                null);
        report(
                visit,
                BOSPHORUS,
                "en",
                "2025-02-27T10:45:00Z",
                "Ankara watches Washington talks",
                "Ukraine’s president is due in Washington on Friday, a day after the technical talks in Istanbul.",
                7_161_222_333_111L,
                null);
        visit.setHistory(List.of(
                change(visit, 0, "status", null, "PLANNED"),
                change(visit, 2, "where", null, "Washington"),
                change(visit, 3, "when", "2025-03", "2025-02-28")));
        visit.setRevision(9L);
        add(visit);

        Event merged = event(
                MERGED,
                EventKind.MEETING,
                EventStatus.PLANNED,
                "Ukrainian visit to the United States",
                month("2025-03-01"));
        report(
                merged,
                NEVA,
                "ru",
                "2025-02-25T10:00:00Z",
                "Визит",
                "В начале марта ожидается визит украинской делегации в США.",
                3L,
                null);
        merged.setMergedInto(VISIT);
        add(merged);
    }

    private void addOthers() {
        Event talks = event(
                "e-istanbul",
                EventKind.MEETING,
                EventStatus.DONE,
                "United States – Russia talks, Istanbul",
                day("2025-02-27"));
        talks.setWhere(ISTANBUL);
        talks.setParties(List.of(state("United States", "USA"), state("Russia", "RUS")));
        talks.setRound(2);
        talks.setConfidence(0.88);
        report(
                talks,
                BOSPHORUS,
                "en",
                "2025-02-27T07:30:00Z",
                "Delegations arrive",
                "American and Russian diplomats met behind closed doors in Istanbul on Thursday for about six hours.",
                991L,
                null);
        report(
                talks,
                NEVA,
                "ru",
                "2025-02-27T13:10:00Z",
                "Переговоры завершились",
                "Переговоры делегаций России и США в Стамбуле завершились.",
                12_991L,
                null);
        talks.setHistory(List.of(change(talks, 1, "status", "PLANNED", "DONE")));
        talks.setRevision(4L);
        add(talks);

        Event deal = event(
                "e-minerals",
                EventKind.AGREEMENT,
                EventStatus.PLANNED,
                "Minerals agreement, Washington",
                day("2025-02-28"));
        deal.setWhere(WASHINGTON);
        deal.setParties(List.of(state("Ukraine", "UKR"), state("United States", "USA")));
        deal.setConfidence(0.71);
        report(
                deal,
                HARBOR,
                "en",
                "2025-02-26T11:05:00Z",
                "Trump: Zelensky coming Friday",
                "The framework on rare earths is due to be signed at the White House on Friday.",
                221L,
                null);
        report(
                deal,
                KYIV,
                "en",
                "2025-02-26T18:25:00Z",
                "Fund takes shape",
                "Kyiv says the text sets up a joint fund to which half of future revenue will go.",
                991_221L,
                null);
        add(deal);

        Event summit = event(
                "e-london",
                EventKind.MEETING,
                EventStatus.PLANNED,
                "European leaders’ summit, London",
                day("2025-03-02"));
        summit.setWhere(LONDON);
        summit.setParties(List.of(
                withRole(STARMER, PartyRole.HOST),
                ZELENSKY,
                new Party("European Union", PartyType.ORGANIZATION, "EU", PartyRole.PARTICIPANT)));
        summit.setConfidence(0.9);
        report(
                summit,
                COURIER,
                "en",
                "2025-02-27T14:20:00Z",
                "Starmer calls leaders to London",
                "Keir Starmer will host European leaders in London on Sunday, Downing Street announced.",
                6_221L,
                null);
        report(
                summit,
                RHINE,
                "de",
                "2025-02-27T14:41:00Z",
                "Gipfel in London",
                "Der britische Premierminister lädt für Sonntag zu einem Gipfel nach London.",
                99_226_221L,
                null);
        add(summit);

        Event call =
                event(CANCELLED_CALL, EventKind.CALL, EventStatus.CANCELLED, "Trump – Starmer call", day("2025-03-01"));
        call.setParties(List.of(TRUMP, STARMER));
        call.setConfidence(0.55);
        report(
                call,
                COURIER,
                "en",
                "2025-02-25T14:20:00Z",
                "Call planned",
                "The two will speak by telephone on Saturday.",
                8_221L,
                null);
        report(
                        call,
                        HARBOR,
                        "en",
                        "2025-02-27T09:20:00Z",
                        "Call dropped",
                        "The call planned for Saturday has been dropped, an aide said.",
                        1_006_221L,
                        null)
                .setStatus(EventStatus.CANCELLED);
        call.setHistory(List.of(change(call, 1, "status", "PLANNED", "CANCELLED")));
        call.setRevision(2L);
        add(call);

        Event jeddah = event(
                "e-jeddah",
                EventKind.MEETING,
                EventStatus.PLANNED,
                "United States – Ukraine talks, Jeddah",
                week("2025-03-10"));
        jeddah.setWhere(JEDDAH);
        jeddah.setParties(List.of(state("Ukraine", "UKR"), RUBIO));
        jeddah.setConfidence(0.62);
        report(
                jeddah,
                WIRE,
                "en",
                "2025-02-27T12:00:00Z",
                "Next stop Jeddah",
                "Teams from Washington and Kyiv are expected to sit down in Jeddah in the second week of March.",
                17_221L,
                null);
        add(jeddah);

        Event truce = event(
                "e-truce",
                EventKind.CEASEFIRE,
                EventStatus.PLANNED,
                "Ceasefire, 30 days",
                new EventTime(null, null, null, DatePrecision.UNKNOWN));
        truce.setParties(List.of(state("Ukraine", "UKR"), state("Russia", "RUS")));
        truce.setConfidence(0.31);
        report(
                truce,
                BOSPHORUS,
                "en",
                "2025-02-27T11:00:00Z",
                "Truce idea floated",
                "A pause of thirty days could begin “soon”, the mediator hinted.",
                71_221L,
                null);
        add(truce);

        Event riyadh = event(
                "e-riyadh", EventKind.MEETING, EventStatus.DONE, "Lavrov – Rubio meeting, Riyadh", day("2025-02-18"));
        riyadh.setWhere(RIYADH);
        riyadh.setParties(List.of(LAVROV, RUBIO, withRole(state("Saudi Arabia", "SAU"), PartyRole.HOST)));
        riyadh.setConfidence(0.97);
        report(
                riyadh,
                WIRE,
                "en",
                "2025-02-18T15:00:00Z",
                "Ministers meet",
                "Sergey Lavrov and Marco Rubio met in Riyadh on Tuesday.",
                1_771_221L,
                null);
        report(
                riyadh,
                NEVA,
                "ru",
                "2025-02-18T16:00:00Z",
                "Встреча в Эр-Рияде",
                "Сергей Лавров и Марко Рубио встретились в Эр-Рияде.",
                2_771_221L,
                null);
        add(riyadh);

        Event swap = event("e-swap", EventKind.EXCHANGE, EventStatus.DONE, "Prisoner exchange", day("2025-02-24"));
        swap.setParties(List.of(
                state("Ukraine", "UKR"),
                state("Russia", "RUS"),
                withRole(state("United Arab Emirates", "ARE"), PartyRole.MEDIATOR)));
        swap.setConfidence(0.84);
        report(
                swap,
                DNIPRO,
                "uk",
                "2025-02-24T17:00:00Z",
                "Повернулися додому",
                "Відбувся обмін полоненими: додому повернулися сто захисників.",
                33_771_221L,
                null);
        add(swap);

        Event hostile = event(
                HOSTILE,
                EventKind.PROPOSAL,
                EventStatus.DONE,
                "<img src=x onerror=alert(1)> peace plan",
                day("2025-02-20"));
        hostile.setWhere(KYIV_CITY);
        hostile.setParties(List.of(withRole(state("Türkiye", "TUR"), PartyRole.PROPOSER)));
        hostile.setConfidence(0.4);
        EventMention mention = report(
                hostile,
                outlet("<script>alert(2)</script>", null, Side.UNKNOWN),
                "en",
                "2025-02-20T17:00:00Z",
                "\"><script>alert(3)</script>",
                "A plan was put forward <b onmouseover=alert(4)>today</b>.",
                3L,
                null);
        mention.setArticleUrl("javascript:alert(5)");
        add(hostile);
    }

    private void addAlerts() {
        for (Event event : List.of(events.get(0), events.get(3), events.get(4), events.get(6))) {
            alerts.add(alert(event, AlertAction.NEW, event.getFirstSeenAt()));
        }
        alerts.add(alert(events.get(5), AlertAction.RETRACT, Instant.parse("2025-02-27T09:20:00Z")));
        alerts.add(spike());
    }

    private static Alert spike() {
        return Alert.newBuilder()
                .setAlertId("spike")
                .setRule("coverage-spike")
                .setThreadKey("spike")
                .setAction(AlertAction.NEW)
                .setDossier("ukraine")
                .setTitle("Coverage of ukraine by russian outlets: 12 articles in the hour from 2025-02-26T19:00:00Z,"
                        + " usually 3 ± 2")
                .setFiredAt(Instant.parse("2025-02-26T20:00:00Z"))
                .build();
    }

    /** An alert on an event, as the rule for new meetings makes it. */
    public static Alert alert(Event event, AlertAction action, Instant firedAt) {
        EventMention mention = event.getMentions().get(event.getMentions().size() - 1);
        return Alert.newBuilder()
                .setAlertId(RecordIds.alert("new-meeting", event.getEventId(), action + "-" + firedAt))
                .setRule("new-meeting")
                .setThreadKey(event.getEventId())
                .setAction(action)
                .setDossier("ukraine")
                .setTitle(event.getTitle())
                .setFiredAt(firedAt)
                .setEventId(event.getEventId())
                .setEventRevision(event.getRevision())
                .setKind(event.getKind())
                .setStatus(event.getStatus())
                .setWhen(event.getWhen())
                .setWhere(event.getWhere())
                .setParties(event.getParties())
                .setConfidence(event.getConfidence())
                .setIndependentReports(event.getIndependentReports())
                .setChanges(List.of())
                .setEvidence(mention.getEvidence())
                .setArticleUrl(mention.getArticleUrl())
                .setOutletName(mention.getOutlet().getName())
                .build();
    }

    private static Event event(String id, EventKind kind, EventStatus status, String title, EventTime when) {
        return Event.newBuilder()
                .setEventId(id)
                .setRevision(1L)
                .setDossier("ukraine")
                .setKind(kind)
                .setStatus(status)
                .setTitle(title)
                .setWhen(when)
                .setCodes(new EventCodes(null, null))
                .setConfidence(0.8)
                .setOutlets(0)
                .setIndependentReports(0)
                .setFirstSeenAt(NOW)
                .setLastSeenAt(NOW)
                .setMentions(new ArrayList<>())
                .build();
    }

    private EventMention report(
            Event event,
            Outlet outlet,
            String language,
            String publishedAt,
            String title,
            String sentence,
            long fingerprint,
            @Nullable String credit) {
        String host = outlet.equals(DNIPRO)
                ? "dnipro"
                : outlet.getName().replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
        String url = "https://" + (host.isEmpty() ? "neva" : host) + ".example/" + event.getEventId() + "-"
                + event.getMentions().size();
        String lead = outlet.getName() + ". ";
        String text = lead + "First paragraph of the report.\n\n" + sentence + " More followed.\n\nA last paragraph.";
        int start = text.indexOf(sentence);
        String articleId = RecordIds.article(url);
        articles.add(Article.newBuilder()
                .setArticleId(articleId)
                .setUrl(url)
                .setOutlet(outlet)
                .setTitle(title)
                .setText(text)
                .setLanguage(language)
                .setPublishedAt(Instant.parse(publishedAt))
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setFetchedAt(Instant.parse(publishedAt).plusSeconds(60))
                .build());
        EventMention mention = EventMention.newBuilder()
                .setMentionId(RecordIds.mention("ukraine", articleId, 1, 0))
                .setArticleId(articleId)
                .setArticleUrl(url)
                .setArticleTitle(title)
                .setOutlet(outlet)
                .setLanguage(language)
                .setPublishedAt(Instant.parse(publishedAt))
                .setStatus(event.getStatus() == EventStatus.CANCELLED ? EventStatus.PLANNED : event.getStatus())
                .setWhen(event.getWhen())
                .setWhere(event.getWhere())
                .setParties(event.getParties())
                .setConfidence(Math.min(0.99, event.getConfidence() + 0.02))
                .setEvidence(new Evidence(
                        TextField.TEXT,
                        sentence,
                        start,
                        start + sentence.length(),
                        "meeting.will-meet",
                        marks(sentence)))
                .setTextFingerprint(fingerprint)
                .setCredit(credit)
                .setScore(event.getMentions().isEmpty() ? 1.0 : 0.82)
                .setReason(event.getMentions().isEmpty() ? "opened the event" : "kind, both persons, day")
                .build();
        event.getMentions().add(mention);
        return mention;
    }

    private static EventChange change(Event event, int mention, String field, @Nullable String from, String to) {
        EventMention by = event.getMentions().get(mention);
        return new EventChange(Objects.requireNonNull(by.getPublishedAt()), by.getMentionId(), field, from, to);
    }

    private void add(Event event) {
        List<EventMention> mentions = event.getMentions();
        event.setFirstSeenAt(mentions.stream()
                .map(EventMention::getPublishedAt)
                .min(Instant::compareTo)
                .orElseThrow());
        event.setLastSeenAt(mentions.stream()
                .map(EventMention::getPublishedAt)
                .max(Instant::compareTo)
                .orElseThrow());
        event.setOutlets((int) mentions.stream()
                .map(mention -> mention.getOutlet().getName())
                .distinct()
                .count());
        event.setIndependentReports((int)
                mentions.stream().filter(mention -> mention.getCredit() == null).count());
        event.setLanguages(mentions.stream()
                .map(EventMention::getLanguage)
                .distinct()
                .sorted()
                .toList());
        event.setSides(mentions.stream()
                .map(mention -> mention.getOutlet().getSide())
                .distinct()
                .sorted()
                .toList());
        events.add(event);
    }

    private static Outlet outlet(String name, @Nullable String country, Side side) {
        return new Outlet(name, country, side);
    }

    private static Place place(String name, String country, double lat, double lon) {
        return new Place(name, country, lat, lon);
    }

    private static Party person(String name, String country) {
        return new Party(name, PartyType.PERSON, country, PartyRole.PARTICIPANT);
    }

    private static Party state(String name, String code) {
        return new Party(name, PartyType.STATE, code, PartyRole.PARTICIPANT);
    }

    private static Party withRole(Party party, PartyRole role) {
        return new Party(party.getName(), party.getType(), party.getCountry(), role);
    }

    private static EventTime day(String date) {
        return new EventTime(LocalDate.parse(date), null, null, DatePrecision.DAY);
    }

    private static EventTime week(String date) {
        return new EventTime(LocalDate.parse(date), null, null, DatePrecision.WEEK);
    }

    private static EventTime month(String date) {
        return new EventTime(LocalDate.parse(date), null, null, DatePrecision.MONTH);
    }

    private static List<TextSpan> marks(String sentence) {
        return TELLING.matcher(sentence)
                .results()
                .map(found -> new TextSpan(found.start(), found.end()))
                .toList();
    }
}
