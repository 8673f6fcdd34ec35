package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;

/**
 * Where the reports of an event disagree, and who says what; nothing is averaged away. A later status is no contradiction of an earlier one, but a
 * denial is; nor is a vague date one of an exact date. Stateless.
 */
public final class Contradictions {

    private Contradictions() {}

    /** One line for each field in dispute, as {@code where: Riyadh, SAU (Outlet a) — Jeddah, SAU (Outlet b)}. */
    public static List<String> of(Event event) {
        List<String> lines = new ArrayList<>();
        boolean disputed = event.getMentions().stream().anyMatch(mention -> mention.getStatus() == EventStatus.DENIED)
                && event.getMentions().stream().anyMatch(mention -> mention.getStatus() != EventStatus.DENIED);
        if (disputed) {
            dispute("status", event, mention -> mention.getStatus().name()).ifPresent(lines::add);
        }
        dispute("when", event, Contradictions::exactStart).ifPresent(lines::add);
        dispute("where", event, Contradictions::city).ifPresent(lines::add);
        dispute(
                        "round",
                        event,
                        mention -> mention.getRound() == null
                                ? null
                                : mention.getRound().toString())
                .ifPresent(lines::add);
        dispute("percent", event, Figures::percentages).ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> dispute(String field, Event event, Function<EventMention, @Nullable String> value) {
        Map<String, Set<String>> outlets = new LinkedHashMap<>();
        for (EventMention mention : event.getMentions()) {
            String said = value.apply(mention);
            if (said != null) {
                outlets.computeIfAbsent(said, any -> new LinkedHashSet<>())
                        .add(mention.getOutlet().getName());
            }
        }
        return outlets.size() < 2
                ? Optional.empty()
                : Optional.of(field + ": "
                        + outlets.entrySet().stream()
                                .map(said -> said.getKey() + " (" + String.join(", ", said.getValue()) + ")")
                                .collect(Collectors.joining(" — ")));
    }

    private static @Nullable String exactStart(EventMention mention) {
        boolean exact = DayRange.isExact(mention.getWhen().getPrecision());
        return exact && mention.getWhen().getStart() != null
                ? mention.getWhen().getStart().toString()
                : null;
    }

    private static @Nullable String city(EventMention mention) {
        return mention.getWhere() == null || mention.getWhere().getLat() == null ? null : Words.of(mention.getWhere());
    }
}
