package org.parley.cli.terminal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;

/** Shows alerts to a person, thread by thread: what was told first, what followed, and the sentence behind each. Stateless. */
public final class AlertListing {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String INDENT = " ".repeat(27);

    private AlertListing() {}

    /** The lines, the last of which sums up. */
    public static List<String> lines(List<Alert> alerts) {
        Map<String, List<Alert>> threads = new LinkedHashMap<>();
        alerts.forEach(alert -> threads.computeIfAbsent(alert.getThreadKey(), key -> new ArrayList<>())
                .add(alert));
        List<String> lines = new ArrayList<>();
        for (List<Alert> thread : threads.values()) {
            thread.forEach(alert -> lines.addAll(lines(alert)));
            lines.add("");
        }
        lines.add(sum(alerts, threads.size()));
        return lines;
    }

    private static List<String> lines(Alert alert) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %-7s  %s".formatted(time(alert.getFiredAt()), alert.getAction(), alert.getTitle()));
        alert.getChanges()
                .forEach(change -> lines.add(
                        INDENT + change.getField() + ": " + or(change.getFrom()) + " → " + or(change.getTo())));
        if (alert.getEvidence() != null) {
            lines.add(INDENT + "“" + alert.getEvidence().getText().strip() + "”");
        }
        if (alert.getArticleUrl() != null) {
            lines.add(INDENT + alert.getOutletName() + ", " + alert.getArticleUrl());
        }
        return lines;
    }

    private static String sum(List<Alert> alerts, int threads) {
        if (alerts.isEmpty()) {
            return "Nothing would have been told.";
        }
        return "%s in %s: %d new, %d updated, %d taken back."
                .formatted(
                        counted(alerts.size(), "alert"),
                        counted(threads, "thread"),
                        count(alerts, AlertAction.NEW),
                        count(alerts, AlertAction.UPDATE),
                        count(alerts, AlertAction.RETRACT));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static long count(List<Alert> alerts, AlertAction action) {
        return alerts.stream().filter(alert -> alert.getAction() == action).count();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String or(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "unknown" : value;
    }
}
