package org.parley.bench.sink;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.parley.schemas.Article;
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
import org.parley.schemas.Topics;

/** Invented records of the size that real ones have: articles of some 450 words, events with some eight mentions. Repeatable. */
final class SampleRecords {

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

    private final Random random;

    SampleRecords(long seed) {
        this.random = new Random(seed);
        if (Topics.ALL.isEmpty()) {
            throw new IllegalStateException("the topics vouch for their records");
        }
    }

    Article article(int number) {
        int language = random.nextInt(LANGUAGES.length);
        String id = "article-" + number;
        Instant at = START.plusSeconds(number * 37L);
        return Article.newBuilder()
                .setArticleId(id)
                .setRevision(1)
                .setUrl("https://outlet" + number % 60 + ".example/" + id)
                .setOutlet(outlet(number % 60))
                .setTitle(words(language, 9))
                .setText(IntStream.range(0, 15)
                        .mapToObj(paragraph -> words(language, 30) + ".")
                        .collect(Collectors.joining("\n\n")))
                .setLanguage(LANGUAGES[language])
                .setPublishedAt(at)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.PAGE)
                .setFetchedAt(at.plusSeconds(40))
                .build();
    }

    Event event(int number) {
        Instant at = START.plusSeconds(number * 311L);
        List<EventMention> mentions = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(15); i++) {
            mentions.add(mention(number, i, at.plusSeconds(i * 600L)));
        }
        return Event.newBuilder()
                .setEventId("event-" + number)
                .setRevision(mentions.size())
                .setDossier("sample")
                .setKind(EventKind.MEETING)
                .setStatus(EventStatus.PLANNED)
                .setTitle("Party " + number % 90 + " – party " + number % 70 + " meeting, City " + number % 200)
                .setWhen(day(number))
                .setWhere(place(number))
                .setParties(parties(number))
                .setCodes(new EventCodes("036", "AGREE"))
                .setConfidence(random.nextDouble())
                .setOutlets(mentions.size())
                .setIndependentReports(1 + mentions.size() / 2)
                .setLanguages(List.of("en", "uk"))
                .setSides(List.of(Side.UKRAINIAN, Side.WESTERN))
                .setFirstSeenAt(at)
                .setLastSeenAt(at.plusSeconds(600))
                .setMentions(mentions)
                .build();
    }

    private EventMention mention(int event, int number, Instant at) {
        int language = random.nextInt(LANGUAGES.length);
        String sentence = words(language, 22) + ".";
        return EventMention.newBuilder()
                .setMentionId("mention-" + event + "-" + number)
                .setArticleId("article-" + (event * 7 + number))
                .setArticleRevision(1)
                .setArticleUrl("https://outlet" + number + ".example/article-" + (event * 7 + number))
                .setArticleTitle(words(language, 9))
                .setOutlet(outlet(number))
                .setLanguage(LANGUAGES[language])
                .setPublishedAt(at)
                .setStatus(EventStatus.PLANNED)
                .setWhen(day(event))
                .setWhere(place(event))
                .setParties(parties(event))
                .setConfidence(0.7)
                .setEvidence(new Evidence(TextField.TEXT, sentence, 0, sentence.length(), "meet.future"))
                .setScore(0.8)
                .setReason("same parties, same day")
                .build();
    }

    private String words(int language, int count) {
        String[] known = WORDS[language];
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextInt(4) == 0
                        ? Integer.toString(random.nextInt(20_000), 36)
                        : known[random.nextInt(known.length)])
                .collect(Collectors.joining(" "));
    }

    private static EventTime day(int number) {
        return EventTime.newBuilder()
                .setStart(LocalDate.of(2025, 2, 1).plusDays(number % 400))
                .setPrecision(DatePrecision.DAY)
                .build();
    }

    private static Place place(int number) {
        return new Place("City " + number % 200, "UKR", -60.0 + number % 120, -170.0 + number % 340);
    }

    private static List<Party> parties(int number) {
        return List.of(
                new Party("Party " + number % 90, PartyType.PERSON, "UKR", PartyRole.PARTICIPANT),
                new Party("Party " + number % 70, PartyType.PERSON, "GBR", PartyRole.HOST));
    }

    private static Outlet outlet(int number) {
        return new Outlet("Outlet " + number, "GBR", Side.WESTERN);
    }
}
