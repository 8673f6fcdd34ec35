package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.parley.schemas.EventKind;

/**
 * Compares readings with labels: F1 by relevance, kind and language, and on matched events the share of right attributes. What matches an
 * optional label is neither right nor wrong. Figures are in thousandths. Not thread-safe.
 */
final class ExtractionScore {

    private final Map<String, Tally> findings = new LinkedHashMap<>();
    private final Map<String, Tally> attributes = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();

    ExtractionScore() {
        findings.put("relevance", new Tally());
        Stream.of(EventKind.values())
                .filter(kind -> kind != EventKind.UNKNOWN)
                .forEach(kind -> findings.put("kind." + kind, new Tally()));
        findings.put("encounters", new Tally());
        findings.put("all", new Tally());
    }

    void add(LabelledArticle labelled, Reading reading) {
        addRelevance(labelled, reading.relevant());
        String language = Objects.requireNonNull(labelled.article().getLanguage());
        String id = labelled.article().getArticleId();
        List<ScoredEvent> labels = labelled.labels();
        List<ScoredEvent> found =
                reading.mentions().stream().map(ScoredEvent::ofMention).toList();
        BitSet missed = new BitSet();
        missed.set(0, labels.size());
        BitSet wrong = new BitSet();
        wrong.set(0, found.size());
        for (EventMatch match : EventMatch.pair(labels, found)) {
            missed.clear(match.label());
            wrong.clear(match.found());
            ScoredEvent label = labels.get(match.label());
            if (!label.optional()) {
                tallies(label, language).forEach(Tally::addRight);
                addAttributes(id, label, found.get(match.found()));
            }
        }
        missed.stream().mapToObj(labels::get).filter(label -> !label.optional()).forEach(label -> {
            tallies(label, language).forEach(Tally::addMissed);
            misses.add("missed %s %s".formatted(id, label.line()));
        });
        wrong.stream().mapToObj(found::get).forEach(event -> {
            tallies(event, language).forEach(Tally::addWrong);
            misses.add("wrong %s %s".formatted(id, event.line()));
        });
    }

    /** Every figure by its name, in the order of the table. */
    Map<String, Integer> figures() {
        Map<String, Integer> figures = new LinkedHashMap<>();
        findings.forEach((name, tally) -> figures.put(name, tally.f1()));
        attributes.forEach((name, tally) -> figures.put(name, tally.share()));
        return Collections.unmodifiableMap(figures);
    }

    /** The table for a reader, one figure a line. */
    String table() {
        StringBuilder table = new StringBuilder("%-26s %s%n".formatted("figure", "per mille"));
        findings.forEach((name, tally) -> table.append("%-26s %4d  %s%n".formatted(name, tally.f1(), tally)));
        attributes.forEach((name, tally) -> table.append("%-26s %4d  %s%n".formatted(name, tally.share(), tally)));
        return table.toString();
    }

    /** What was missed, found wrongly or found with a wrong attribute, a line each. */
    List<String> misses() {
        return Collections.unmodifiableList(misses);
    }

    private void addRelevance(LabelledArticle labelled, boolean found) {
        Tally relevance = tally(findings, "relevance");
        if (labelled.couldGoEitherWay()) {
            return;
        }
        if (labelled.relevant() && found) {
            relevance.addRight();
        } else if (found) {
            relevance.addWrong();
        } else if (labelled.relevant()) {
            relevance.addMissed();
        }
    }

    private List<Tally> tallies(ScoredEvent event, String language) {
        List<Tally> tallies = new ArrayList<>();
        tallies.add(tally(findings, "kind." + event.kind()));
        tallies.add(tally(findings, "all"));
        if (event.isEncounter()) {
            tallies.add(tally(findings, "encounters"));
            tallies.add(tally(findings, "encounters." + language));
        }
        return tallies;
    }

    private void addAttributes(String id, ScoredEvent label, ScoredEvent found) {
        String story = "%s %s but found %s".formatted(id, label.line(), found.line());
        note("status", label.status() == found.status(), story);
        note("parties", label.codes().equals(found.codes()), story);
        if (label.hasDay()) {
            note("day", Objects.equals(label.start(), found.start()), story);
        }
        String place = label.place();
        if (place != null) {
            note("place", found.isAt(place), story);
        }
        if (label.country() != null) {
            note("country", label.country().equals(found.country()), story);
        }
        for (String person : label.names()) {
            note("persons", found.names(person), person + ": " + story);
        }
    }

    private void note(String attribute, boolean right, String story) {
        Tally tally = tally(attributes, "attribute." + attribute);
        if (right) {
            tally.addRight();
        } else {
            tally.addWrong();
            misses.add(attribute + " " + story);
        }
    }

    private static Tally tally(Map<String, Tally> tallies, String name) {
        return tallies.computeIfAbsent(name, unseen -> new Tally());
    }
}
