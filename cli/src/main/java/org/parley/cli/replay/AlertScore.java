package org.parley.cli.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;

/**
 * Holds the new alerts of a replay against what people marked in the same articles: is each announced encounter told, and told once? An
 * alert belongs to the happening that most reports of its event are marked as. Not thread-safe.
 */
public final class AlertScore {

    private static final Set<String> ENCOUNTERS = Set.of("MEETING", "CALL");

    private final Map<String, List<GoldHappening>> byArticle = new HashMap<>();
    private final Set<String> announced = new LinkedHashSet<>();

    /** Takes one article's marks: {@code {"id", "events": [{"event", "kind", "status", "start", "end", "parties", "optional"?}]}}. */
    public void mark(ObjectNode article) {
        List<GoldHappening> happenings = new ArrayList<>();
        article.path("events").forEach(json -> happenings.add(GoldHappening.fromJson(json)));
        byArticle.put(article.path("id").asText(), happenings);
        happenings.stream()
                .filter(AlertScore::isAnnounced)
                .map(GoldHappening::name)
                .filter(name -> !name.isEmpty())
                .forEach(announced::add);
    }

    /** The lines of a report: each number, and behind it what is meant. */
    public List<String> report(List<Alert> alerts, Map<String, Event> events) {
        Map<String, List<String>> told = new TreeMap<>();
        List<String> unmarked = new ArrayList<>();
        alerts.stream().filter(alert -> alert.getAction() == AlertAction.NEW).forEach(alert -> {
            String happening = happening(events.get(alert.getEventId()));
            if (happening == null) {
                unmarked.add(alert.getTitle());
            } else {
                told.computeIfAbsent(happening, name -> new ArrayList<>()).add(alert.getTitle());
            }
        });
        Set<String> missed = new TreeSet<>(announced);
        missed.removeAll(told.keySet());
        Set<String> repeated = told.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        long once = announced.stream()
                .filter(name -> told.containsKey(name) && !repeated.contains(name))
                .count();
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d announced encounters told once".formatted(once, announced.size()));
        add(lines, "told more than once", repeated);
        add(lines, "missed", missed);
        add(lines, "told, but marked by nobody as announced", rest(told.keySet()));
        add(lines, "told, but marked by nobody at all", unmarked);
        return lines;
    }

    private Set<String> rest(Set<String> told) {
        Set<String> rest = new TreeSet<>(told);
        rest.removeAll(announced);
        return rest;
    }

    private static void add(List<String> lines, String what, Iterable<String> items) {
        List<String> all = new ArrayList<>();
        items.forEach(item -> all.add("    " + item));
        lines.add(all.size() + " " + what);
        lines.addAll(all);
    }

    private @Nullable String happening(@Nullable Event event) {
        Map<String, Double> votes = new TreeMap<>();
        List<EventMention> mentions = event == null ? List.of() : event.getMentions();
        for (EventMention mention : mentions) {
            String kind = event == null ? "" : event.getKind().name();
            for (GoldHappening marked : byArticle.getOrDefault(mention.getArticleId(), List.of())) {
                double fit = marked.fit(kind, mention);
                if (fit > 0 && !marked.name().isEmpty()) {
                    votes.merge(marked.name(), fit, Double::sum);
                }
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static boolean isAnnounced(GoldHappening happening) {
        return !happening.optional()
                && ENCOUNTERS.contains(happening.kind())
                && happening.status().equals(EventStatus.PLANNED.name());
    }
}
