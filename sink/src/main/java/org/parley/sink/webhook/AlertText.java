package org.parley.sink.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Alert;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Party;
import org.parley.schemas.Place;

/** An alert in words for people, without any markup: each format dresses and escapes them in its own way. */
final class AlertText {

    private static final int LONGEST_QUOTE = 500;

    /** Something known about the event. */
    record Fact(String label, String value) {}

    private final Optional<String> eventLink;

    /**
     * @param eventLink address of an event's page with {@code {id}} in it
     */
    AlertText(Optional<String> eventLink) {
        this.eventLink = eventLink;
    }

    /** One line. */
    String headline(Alert alert) {
        return oneLine(alert.getTitle());
    }

    /** What is known, and what changed. */
    List<Fact> facts(Alert alert) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "When", when(alert.getWhen()));
        add(facts, "Where", where(alert.getWhere()));
        add(facts, "Who", alert.getParties().stream().map(Party::getName).collect(Collectors.joining(", ")));
        if (alert.getStatus() != EventStatus.UNKNOWN) {
            add(facts, "Status", lower(alert.getStatus()));
        }
        if (alert.getEventId() != null) {
            add(facts, "Confidence", Math.round(alert.getConfidence() * 100) + " %");
        }
        if (alert.getIndependentReports() > 0) {
            add(facts, "Independent reports", Integer.toString(alert.getIndependentReports()));
        }
        alert.getChanges().forEach(change -> add(facts, "Changed", change(change)));
        return facts;
    }

    /** The sentence that says so, and who says it; empty when there is none. */
    Optional<String> quote(Alert alert) {
        if (alert.getEvidence() == null) {
            return Optional.empty();
        }
        String sentence = oneLine(alert.getEvidence().getText());
        String shown = sentence.length() <= LONGEST_QUOTE ? sentence : sentence.substring(0, LONGEST_QUOTE) + "…";
        String outlet = alert.getOutletName();
        return Optional.of(outlet == null ? "“" + shown + "”" : "“" + shown + "” – " + oneLine(outlet));
    }

    /** The event's page on the desk, else the article; empty when neither has an http address. */
    Optional<String> link(Alert alert) {
        String eventId = alert.getEventId();
        if (eventId != null && eventLink.isPresent()) {
            return eventLink.map(link -> link.replace("{id}", eventId));
        }
        return Optional.ofNullable(alert.getArticleUrl()).filter(url -> url.matches("https?://\\S+"));
    }

    private static @Nullable String when(@Nullable EventTime when) {
        if (when == null || when.getStart() == null) {
            return null;
        }
        String start =
                switch (when.getPrecision()) {
                    case UNKNOWN, DAY -> when.getStart().toString();
                    case MINUTE ->
                        when.getStart()
                                + (when.getStartTime() == null
                                        ? ""
                                        : " " + when.getStartTime().toString().substring(0, 5));
                    case WEEK -> "week of " + when.getStart();
                    case MONTH -> when.getStart().toString().substring(0, 7);
                    case YEAR -> Integer.toString(when.getStart().getYear());
                };
        return when.getEnd() == null ? start : start + " to " + when.getEnd();
    }

    private static @Nullable String where(@Nullable Place where) {
        if (where == null) {
            return null;
        }
        return where.getCountry() == null ? where.getName() : where.getName() + " (" + where.getCountry() + ")";
    }

    private static String change(EventChange change) {
        return change.getField() + ": " + Objects.requireNonNullElse(change.getFrom(), "unknown") + " → "
                + Objects.requireNonNullElse(change.getTo(), "unknown");
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, oneLine(value)));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** No line breaks or control characters: headers and one-line fields must not be broken out of. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
