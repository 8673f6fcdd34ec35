package org.parley.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/** Records as the other stages make them. */
public final class TestRecords {

    public static final Instant NOON = Instant.parse("2025-02-27T12:00:00Z");
    private static final String EVIDENCE = "The two leaders will meet in Riverton on Friday.";

    static {
        // Avro builds records of classes that are vouched for, which the topics' serdes do.
        assertThat(Topics.ALL).isNotEmpty();
    }

    private TestRecords() {}

    public static Event event(String id, long revision) {
        return Event.newBuilder()
                .setEventId(id)
                .setRevision(revision)
                .setDossier("ukraine")
                .setKind(EventKind.MEETING)
                .setStatus(EventStatus.PLANNED)
                .setTitle("Starmer – Trump meeting, Washington")
                .setWhen(day("2025-02-28"))
                .setWhere(place("Washington", 38.9, -77.04))
                .setParties(parties())
                .setCodes(new EventCodes("036", "AGREE"))
                .setConfidence(0.8)
                .setOutlets(1)
                .setIndependentReports(1)
                .setLanguages(List.of("en"))
                .setSides(List.of(Side.WESTERN))
                .setFirstSeenAt(NOON)
                .setLastSeenAt(NOON.plusSeconds(60 * revision))
                .setMentions(List.of(mention()))
                .setHistory(List.of(new EventChange(NOON, "m1", "status", null, "PLANNED")))
                .build();
    }

    public static EventMention mention() {
        return EventMention.newBuilder()
                .setMentionId("m1")
                .setArticleId("a1")
                .setArticleRevision(1)
                .setArticleUrl("https://herald.example/a1")
                .setArticleTitle("Leaders to meet")
                .setOutlet(outlet())
                .setLanguage("en")
                .setPublishedAt(NOON)
                .setStatus(EventStatus.PLANNED)
                .setWhen(day("2025-02-28"))
                .setWhere(place("Washington", 38.9, -77.04))
                .setParties(parties())
                .setConfidence(0.8)
                .setEvidence(new Evidence(
                        TextField.TEXT, EVIDENCE, 0, EVIDENCE.length(), "meet.future", List.of(new TextSpan(0, 8))))
                .setScore(1.0)
                .setReason("opened the event")
                .build();
    }

    public static Article article(String id, long revision) {
        return Article.newBuilder()
                .setArticleId(id)
                .setRevision(revision)
                .setUrl("https://herald.example/" + id)
                .setOutlet(outlet())
                .setTitle("Leaders to meet")
                .setText(EVIDENCE + "\n\nNothing else is known, revision " + revision + ".")
                .setLanguage("en")
                .setPublishedAt(NOON)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.PAGE)
                .setFetchedAt(NOON.plusSeconds(30))
                .build();
    }

    public static CoverageBucket bucket(String id, long revision) {
        return CoverageBucket.newBuilder()
                .setBucketId(id)
                .setStartAt(NOON)
                .setOutlet(outlet())
                .setLanguage("en")
                .setArticles(3)
                .setRevision(revision)
                .build();
    }

    public static Alert alert(String id) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRule("new-meeting")
                .setThreadKey("thread-" + id)
                .setAction(AlertAction.NEW)
                .setDossier("ukraine")
                .setTitle("New meeting: Starmer – Trump, Washington, 28 February")
                .setFiredAt(NOON)
                .setEventId("e1")
                .setEventRevision(1L)
                .setKind(EventKind.MEETING)
                .setStatus(EventStatus.PLANNED)
                .setWhen(day("2025-02-28"))
                .setWhere(place("Washington", 38.9, -77.04))
                .setParties(parties())
                .setConfidence(0.8)
                .setIndependentReports(1)
                .setEvidence(new Evidence(
                        TextField.TEXT, EVIDENCE, 0, EVIDENCE.length(), "meet.future", List.of(new TextSpan(0, 8))))
                .setArticleUrl("https://herald.example/a1")
                .setOutletName("The Herald")
                .build();
    }

    public static EventTime day(String date) {
        return EventTime.newBuilder()
                .setStart(LocalDate.parse(date))
                .setPrecision(DatePrecision.DAY)
                .build();
    }

    public static Place place(String name, double lat, double lon) {
        return new Place(name, "USA", lat, lon);
    }

    private static List<Party> parties() {
        return List.of(
                new Party("Keir Starmer", PartyType.PERSON, "GBR", PartyRole.PARTICIPANT),
                new Party("Donald Trump", PartyType.PERSON, "USA", PartyRole.HOST));
    }

    private static Outlet outlet() {
        return new Outlet("The Herald", "GBR", Side.WESTERN);
    }
}
