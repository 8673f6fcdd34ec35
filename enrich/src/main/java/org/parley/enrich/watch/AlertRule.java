package org.parley.enrich.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Party;

/**
 * When a person is told of an event. Lists that are empty ask for nothing.
 *
 * @param name names the rule in alerts
 * @param thread rules with one thread speak of an event in one thread
 * @param when whether it opens a thread or speaks in one that is open
 * @param kinds kinds of event
 * @param statuses statuses of the event
 * @param parties codes or names, one of which must take part
 * @param countries countries of the place
 * @param languages languages, one of which must report it
 * @param minConfidence least confidence of the event
 * @param minIndependentReports least number of independent reports
 * @param changes fields whose change is worth telling: status, when, where
 * @param quietMinutes how long a thread is silent after an alert; what changed meanwhile is told with the first report after it, and a
 *     retraction at once
 */
public record AlertRule(
        String name,
        String thread,
        Trigger when,
        Set<EventKind> kinds,
        Set<EventStatus> statuses,
        Set<String> parties,
        Set<String> countries,
        Set<String> languages,
        double minConfidence,
        int minIndependentReports,
        List<String> changes,
        int quietMinutes) {

    /** What a rule waits for. */
    public enum Trigger {
        OPENS,
        CHANGES
    }

    static final Set<String> FIELDS = Set.of("status", "when", "where");

    public AlertRule {
        if (name == null || !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("rule name: got " + name + ", expected lower-case words with hyphens");
        }
        thread = Objects.requireNonNullElse(thread, name);
        when = Objects.requireNonNullElse(when, Trigger.OPENS);
        kinds = copy(kinds);
        statuses = copy(statuses);
        parties = copy(parties);
        countries = copy(countries);
        languages = copy(languages);
        changes = changes == null ? List.of() : List.copyOf(changes);
        if (minConfidence < 0 || minConfidence > 1) {
            throw new IllegalArgumentException(name + ".minConfidence: got " + minConfidence + ", expected 0 to 1");
        }
        if (quietMinutes < 0) {
            throw new IllegalArgumentException(name + ".quietMinutes: got " + quietMinutes + ", expected 0 or more");
        }
        if (!FIELDS.containsAll(changes)) {
            throw new IllegalArgumentException(name + ".changes: got " + changes + ", expected some of " + FIELDS);
        }
        if (when == Trigger.CHANGES && changes.isEmpty()) {
            throw new IllegalArgumentException(name + ".changes: got none, expected some of " + FIELDS);
        }
    }

    /** Whether the event is of the sort that the rule speaks of, whatever its status and sureness. */
    boolean concerns(Event event) {
        return (kinds.isEmpty() || kinds.contains(event.getKind()))
                && (parties.isEmpty() || event.getParties().stream().anyMatch(this::names))
                && (countries.isEmpty()
                        || event.getWhere() != null
                                && countries.contains(event.getWhere().getCountry()))
                && (languages.isEmpty() || !Collections.disjoint(languages, event.getLanguages()));
    }

    /** Whether the event is worth a new thread now. */
    boolean opensFor(Event event) {
        return when == Trigger.OPENS
                && concerns(event)
                && (statuses.isEmpty() || statuses.contains(event.getStatus()))
                && event.getConfidence() >= minConfidence
                && event.getIndependentReports() >= minIndependentReports;
    }

    /** Whether the rule may speak again in a thread that spoke last at this time. */
    boolean mayFollow(Instant last, Instant now) {
        return !now.isBefore(last.plus(Duration.ofMinutes(quietMinutes)));
    }

    private boolean names(Party party) {
        return parties.contains(party.getName()) || party.getCountry() != null && parties.contains(party.getCountry());
    }

    private static <T> Set<T> copy(@Nullable Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
