package org.parley.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.enrich.watch.AlertRule;
import org.parley.enrich.watch.AlertRules;
import org.parley.enrich.watch.CoverageAlarm;

/** Alert rules in a line each. */
final class RuleLines {

    private RuleLines() {}

    static List<String> of(AlertRules rules) {
        return Stream.concat(
                        rules.all().stream().map(RuleLines::line),
                        CoverageAlarm.NAMES.stream().map(name -> "%-24s  on coverage".formatted(name)))
                .toList();
    }

    static List<String> names(AlertRules rules) {
        return Stream.concat(eventRules(rules).stream(), CoverageAlarm.NAMES.stream())
                .toList();
    }

    static List<String> eventRules(AlertRules rules) {
        return rules.all().stream().map(AlertRule::name).toList();
    }

    private static String line(AlertRule rule) {
        List<String> asks = new ArrayList<>();
        asks.add(rule.when() == AlertRule.Trigger.OPENS ? "a new thread" : "a change of " + words(rule.changes()));
        add(asks, "kind", rule.kinds());
        add(asks, "status", rule.statuses());
        add(asks, "code", rule.codes());
        add(asks, "party", rule.parties());
        add(asks, "place", rule.places());
        add(asks, "country", rule.countries());
        add(asks, "language", rule.languages());
        add(asks, "side", rule.sides());
        if (rule.minConfidence() > 0) {
            asks.add("confidence " + rule.minConfidence());
        }
        if (rule.minIndependentReports() > 0) {
            asks.add(rule.minIndependentReports() + " independent reports");
        }
        if (rule.quietMinutes() > 0) {
            asks.add("quiet for " + rule.quietMinutes() + " minutes");
        }
        return "%-24s  %s".formatted(rule.name(), String.join("; ", asks));
    }

    private static void add(List<String> asks, String what, Collection<?> values) {
        if (!values.isEmpty()) {
            asks.add(what + " " + words(values));
        }
    }

    private static String words(Collection<?> values) {
        return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(" or "));
    }
}
