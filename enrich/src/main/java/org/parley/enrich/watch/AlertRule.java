package org.parley.enrich.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Party;
import org.parley.schemas.Side;

/**
 * When a person is told of an event. Lists that are empty ask for nothing.
 *
 * @param name names the rule in alerts
 * @param thread rules with one thread speak of an event in one thread
 * @param when whether it opens a thread or speaks in one that is open
 * @param kinds kinds of event
 * @param statuses statuses of the event
 * @param codes beginnings of CAMEO codes, with one of which a report of the event must be coded: 196 is a truce that ended
 * @param parties codes or names, one of which must take part
 * @param places names of places, one of which must be the event's
 * @param countries countries of the place, ISO 3166-1 alpha-3
 * @param languages languages, one of which must report it, ISO 639-1
 * @param sides sides, an outlet of one of which must report it
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
        Set<String> codes,
        Set<String> parties,
        Set<String> places,
        Set<String> countries,
        Set<String> languages,
        Set<Side> sides,
        double minConfidence,
        int minIndependentReports,
        List<String> changes,
        int quietMinutes) {

    /** What a rule waits for. */
    public enum Trigger {
        OPENS,
        CHANGES
    }

    static final Set<String> FIELDS = new TreeSet<>(List.of("status", "when", "where"));

    public AlertRule {
        require(name != null && name.matches("[a-z0-9]+(-[a-z0-9]+)*"), "name", name, "lower-case words with hyphens");
        thread = Objects.requireNonNullElse(thread, name);
        when = Objects.requireNonNullElse(when, Trigger.OPENS);
        kinds = copy(kinds);
        statuses = copy(statuses);
        codes = copy(codes);
        parties = copy(parties);
        places = copy(places);
        countries = copy(countries);
        languages = copy(languages);
        sides = copy(sides);
        changes = changes == null ? List.of() : List.copyOf(changes);
        requireEach(codes, "[0-9]{2,4}", "codes", "two to four digits each, in quotes");
        requireEach(countries, "[A-Z]{3}", "countries", "three capital letters each, as UKR");
        requireEach(languages, "[a-z]{2}", "languages", "two small letters each, as uk");
        require(minConfidence >= 0 && minConfidence <= 1, "minConfidence", minConfidence, "0 to 1");
        require(minIndependentReports >= 0, "minIndependentReports", minIndependentReports, "0 or more");
        require(quietMinutes >= 0, "quietMinutes", quietMinutes, "0 or more");
        require(FIELDS.containsAll(changes), "changes", changes, "some of " + FIELDS);
        require(when == Trigger.OPENS || !changes.isEmpty(), "changes", "none", "some of " + FIELDS);
        require(when == Trigger.CHANGES || changes.isEmpty(), "changes", changes, "none, or when: changes");
    }

    /** Whether the event is of the sort that the rule speaks of, whatever its status and sureness. */
    boolean concerns(Event event) {
        return (kinds.isEmpty() || kinds.contains(event.getKind()))
                && (parties.isEmpty() || event.getParties().stream().anyMatch(this::names))
                && (countries.isEmpty()
                        || event.getWhere() != null
                                && countries.contains(event.getWhere().getCountry()))
                && (places.isEmpty()
                        || event.getWhere() != null
                                && isNamed(places, event.getWhere().getName()))
                && (languages.isEmpty() || !Collections.disjoint(languages, event.getLanguages()))
                && (sides.isEmpty() || !Collections.disjoint(sides, event.getSides()));
    }

    /** Whether the event is worth a new thread now. */
    boolean opensFor(Event event) {
        return when == Trigger.OPENS
                && concerns(event)
                && (statuses.isEmpty() || statuses.contains(event.getStatus()))
                && (codes.isEmpty() || event.getMentions().stream().anyMatch(this::tells))
                && event.getConfidence() >= minConfidence
                && event.getIndependentReports() >= minIndependentReports;
    }

    /** Whether this report is one that the rule speaks of. */
    boolean tells(EventMention mention) {
        String code = mention.getCodes() == null ? null : mention.getCodes().getCameo();
        return codes.isEmpty() || code != null && codes.stream().anyMatch(code::startsWith);
    }

    /** Whether the rule may speak again in a thread that spoke last at this time. */
    boolean mayFollow(Instant last, Instant now) {
        return !now.isBefore(last.plus(Duration.ofMinutes(quietMinutes)));
    }

    private boolean names(Party party) {
        return isNamed(parties, party.getName()) || party.getCountry() != null && parties.contains(party.getCountry());
    }

    private static boolean isNamed(Set<String> names, @Nullable String name) {
        return name != null && names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static void requireEach(Set<String> values, String form, String key, String expected) {
        require(values.stream().allMatch(value -> value.matches(form)), key, values, expected);
    }

    private static void require(boolean holds, String key, @Nullable Object got, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": got " + got + ", expected " + expected);
        }
    }

    private static <T> Set<T> copy(@Nullable Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
