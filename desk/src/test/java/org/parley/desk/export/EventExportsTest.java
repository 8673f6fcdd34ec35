package org.parley.desk.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.parley.desk.DeskWorld;
import org.parley.schemas.Event;
import org.parley.schemas.json.RecordJson;

/** Reads what we write with parsers that are not ours. */
class EventExportsTest {

    private static final String ADDRESS = "http://desk.example:8080";

    private final DeskWorld world = DeskWorld.build();

    @Test
    void shouldWriteCalendarThatAnotherParserAccepts() throws Exception {
        Calendar calendar = parsed(new EventCalendar(ADDRESS).write(events()));

        calendar.validate();
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(9);
        VEvent visit = entry(calendar, DeskWorld.VISIT);
        assertThat(value(visit, Property.UID)).isEqualTo("e-visit@parley");
        assertThat(value(visit, Property.SEQUENCE)).isEqualTo("9");
        assertThat(value(visit, Property.DTSTART)).isEqualTo("20250228");
        assertThat(value(visit, Property.DTEND)).isEqualTo("20250301");
        assertThat(value(visit, Property.STATUS)).isEqualTo("TENTATIVE");
        assertThat(value(visit, Property.SUMMARY)).isEqualTo("Zelensky – Trump meeting, Washington");
        assertThat(value(visit, Property.URL)).isEqualTo(ADDRESS + "/events/e-visit");
    }

    @Test
    void shouldKeepUidAndRaiseSequenceWhenEventIsCalledOff() throws Exception {
        VEvent call = entry(parsed(new EventCalendar(ADDRESS).write(events())), DeskWorld.CANCELLED_CALL);

        assertThat(value(call, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(call, Property.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void shouldSpanTheWeekOfAnEventWhoseDayIsNotKnown() throws Exception {
        VEvent talks = entry(parsed(new EventCalendar(ADDRESS).write(events())), "e-jeddah");

        assertThat(value(talks, Property.DTSTART)).isEqualTo("20250310");
        assertThat(value(talks, Property.DTEND)).isEqualTo("20250317");
        assertThat(value(talks, Property.SUMMARY)).contains("not certain");
    }

    @Test
    void shouldKeepCalendarWholeWhenTitlesAreHostile() throws Exception {
        ObjectNode event = events().get(0);
        event.put("title", "a\r\nEND:VEVENT\nATTACH:http://evil.example;,\\ " + "ж".repeat(200));

        String text = new EventCalendar(ADDRESS).write(List.of(event));

        assertThat(parsed(text).getComponents(Component.VEVENT)).hasSize(1);
        assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTACH"));
        assertThat(text.split("\r\n"))
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void shouldWriteFeedsThatAnotherParserAccepts() throws Exception {
        AtomFeeds feeds = new AtomFeeds(ADDRESS);
        ObjectNode odd = events().get(0);
        odd.put("title", "<b>bold</b> \u0000\u0008& so on");

        SyndFeed events = new SyndFeedInput()
                .build(new StringReader(feeds.events(List.of(odd), "kind=meeting&q=%3Cb%3E", DeskWorld.NOW)));
        SyndFeed alerts = new SyndFeedInput()
                .build(new StringReader(feeds.alerts(
                        world.alerts().stream().map(RecordJson::toJson).toList(), DeskWorld.NOW)));

        assertThat(events.getLinks())
                .extracting(SyndLink::getHref)
                .contains(ADDRESS + "/events.atom?kind=meeting&q=%3Cb%3E");
        assertThat(events.getEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getTitle()).isEqualTo("<b>bold</b> & so on");
            assertThat(entry.getUri())
                    .isEqualTo("urn:parley:event:" + odd.path("eventId").asText());
            assertThat(entry.getLink()).startsWith(ADDRESS + "/events/");
        });
        assertThat(alerts.getEntries()).hasSize(6);
        assertThat(alerts.getEntries().get(4).getTitle()).startsWith("Retracted: ");
    }

    @Test
    void shouldQuoteCellsAndDisarmFormulas() {
        ObjectNode event = events().get(0);
        event.put("title", "=HYPERLINK(\"http://evil.example\"), and more");

        assertThat(EventRows.csvHead()).startsWith("id,revision,kind,status,title,start");
        assertThat(EventRows.csv(event))
                .startsWith(
                        "e-visit,9,MEETING,PLANNED,\"'=HYPERLINK(\"\"http://evil.example\"\"), and more\",2025-02-28,,DAY")
                .contains(",-77.04,")
                .endsWith("\r\n");
    }

    @Test
    void shouldPlaceEventsOnTheMapByLongitudeFirst() {
        JsonNode feature = EventRows.feature(events().get(0)).orElseThrow();

        assertThat(feature.path("geometry").path("coordinates").toString()).isEqualTo("[-77.04,38.9]");
        assertThat(EventRows.feature(events().get(4))).as("a call has no place").isEmpty();
    }

    private List<ObjectNode> events() {
        return world.events().stream()
                .filter(event ->
                        event.getMergedInto() == null || event.getWhen().getStart() == null)
                .map((Event event) -> RecordJson.toJson(event))
                .toList();
    }

    private static Calendar parsed(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static VEvent entry(Calendar calendar, String eventId) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .filter(entry -> value(entry, Property.UID).startsWith(eventId + "@"))
                .findFirst()
                .orElseThrow();
    }

    private static String value(VEvent entry, String property) {
        return entry.getProperty(property).orElseThrow().getValue();
    }
}
