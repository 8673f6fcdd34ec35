package org.parley.desk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Events and alerts as Atom (RFC 4287). An entry's id stays while the event lives; its time moves with the latest report, so that a
 * reader shows it anew.
 */
public final class AtomFeeds {

    private final String address;

    /** @param address where the desk is reached, without a slash at its end */
    public AtomFeeds(String address) {
        this.address = address;
    }

    /**
     * Events, latest report first.
     *
     * @param query what was searched for, as in the address; part of the feed's identity
     */
    public String events(List<? extends JsonNode> events, String query, Instant now) {
        return write(
                "Parley: events",
                query.isEmpty() ? "/events.atom" : "/events.atom?" + query,
                events.stream().map(this::eventEntry).toList(),
                now);
    }

    /** Alerts, newest first. */
    public String alerts(List<? extends JsonNode> alerts, Instant now) {
        return write(
                "Parley: alerts",
                "/alerts.atom",
                alerts.stream().map(this::alertEntry).toList(),
                now);
    }

    private String write(String title, String path, List<Entry> entries, Instant now) {
        Feed feed = new Feed("atom_1.0");
        feed.setId("urn:parley:feed:" + path.substring(1));
        feed.setTitle(title);
        SyndPerson author = new Person();
        author.setName("Parley");
        feed.setAuthors(List.of(author));
        feed.setOtherLinks(List.of(link("self", path)));
        feed.setAlternateLinks(List.of(link("alternate", "/")));
        feed.setUpdated(entries.stream()
                .map(Entry::getUpdated)
                .max(Comparator.naturalOrder())
                .orElse(Date.from(now)));
        feed.setEntries(entries);
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException bug) {
            throw new IllegalStateException("the feed cannot be written", bug);
        }
    }

    private Entry eventEntry(JsonNode event) {
        Entry entry = new Entry();
        String id = event.path("eventId").asText();
        entry.setId("urn:parley:event:" + id);
        entry.setTitle(printable(event.path("title").asText()));
        entry.setPublished(date(event.path("firstSeenAt")));
        entry.setUpdated(date(event.path("lastSeenAt")));
        entry.setAlternateLinks(List.of(link("alternate", "/events/" + id)));
        entry.setCategories(categories(event));
        entry.setSummary(text(facts(event) + event.path("outlets").asInt() + " outlets, "
                + event.path("independentReports").asInt() + " independent reports."));
        return entry;
    }

    private Entry alertEntry(JsonNode alert) {
        Entry entry = new Entry();
        entry.setId("urn:parley:alert:" + alert.path("alertId").asText());
        entry.setTitle(printable(
                action(alert.path("action").asText()) + alert.path("title").asText()));
        entry.setUpdated(date(alert.path("firedAt")));
        String event = alert.path("eventId").asText("");
        entry.setAlternateLinks(List.of(link("alternate", event.isEmpty() ? "/" : "/events/" + event)));
        entry.setCategories(categories(alert));
        String evidence = alert.path("evidence").path("text").asText("");
        entry.setSummary(text(facts(alert)
                + (evidence.isEmpty()
                        ? ""
                        : "“" + evidence + "” " + alert.path("outletName").asText(""))));
        return entry;
    }

    private static String action(String action) {
        return switch (action) {
            case "UPDATE" -> "Update: ";
            case "RETRACT" -> "Retracted: ";
            default -> "";
        };
    }

    private static String facts(JsonNode record) {
        List<String> facts = new ArrayList<>();
        facts.add(record.path("kind").asText() + ", " + record.path("status").asText());
        if (record.path("when").path("start").isTextual()) {
            facts.add(record.path("when").path("start").asText());
        }
        if (record.path("where").path("name").isTextual()) {
            facts.add(record.path("where").path("name").asText());
        }
        return String.join(" · ", facts) + ". ";
    }

    private static List<Category> categories(JsonNode record) {
        return List.of(record.path("kind"), record.path("status")).stream()
                .map(value -> {
                    Category category = new Category();
                    category.setTerm(value.asText());
                    return category;
                })
                .toList();
    }

    private static Content text(String value) {
        Content content = new Content();
        content.setType("text");
        content.setValue(printable(value));
        return content;
    }

    private Link link(String rel, String path) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(address + path);
        return link;
    }

    private static Date date(JsonNode instant) {
        return Date.from(Instant.parse(instant.asText()));
    }

    /** Without the characters that XML 1.0 has no way to write. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(letter ->
                        letter == '\t' || letter == '\n' || letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF)
                .filter(letter -> letter < 0xD800 || letter > 0xDFFF)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
