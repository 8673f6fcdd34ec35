package org.parley.enrich.resolve;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventMention;

/**
 * Explains an event from its record alone: what it is taken to be, how its life went, where its reports contradict, and for each report the score
 * and the reason by which it joined. Stateless.
 */
public final class Explanation {

    private static final int EVIDENCE = 160;

    private Explanation() {}

    /** The explanation as lines for a terminal. */
    public static List<String> of(Event event) {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(event.getTitle());
        lines.add("  event       " + event.getEventId() + ", revision " + event.getRevision());
        lines.add("  what        " + event.getKind() + ", " + event.getStatus() + said(", round ", event.getRound()));
        lines.add("  when        " + known(Words.of(event.getWhen())));
        lines.add("  where       " + known(Words.of(event.getWhere())));
        lines.add("  who         "
                + event.getParties().stream().map(Explanation::party).collect(Collectors.joining(", ")));
        lines.add("  sureness    " + number(event.getConfidence()) + " from "
                + count(event.getIndependentReports(), "independent report") + " in "
                + count(event.getOutlets(), "outlet") + " (" + String.join(", ", event.getLanguages()) + ")");
        if (event.getMergedInto() != null) {
            lines.add("  merged into " + event.getMergedInto());
        }
        section(lines, "contradictions", Contradictions.of(event));
        section(
                lines,
                "life",
                event.getHistory().stream().map(Explanation::change).toList());
        section(
                lines,
                "reports",
                event.getMentions().stream().map(Explanation::report).toList());
        return lines;
    }

    private static void section(List<String> lines, String name, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  " + name);
        entries.forEach(entry -> entry.lines().forEach(line -> lines.add("    " + line)));
    }

    private static String change(EventChange change) {
        return change.getAt() + "  " + change.getField() + ": " + known(change.getFrom()) + " → "
                + known(change.getTo()) + "  by " + change.getMentionId();
    }

    private static String report(EventMention mention) {
        return "%s  %s  %s%n  %s  score %s: %s%n  says %s, %s, %s: “%s” (rule %s)"
                        .formatted(
                                EventAssembler.at(mention),
                                mention.getOutlet().getName(),
                                mention.getArticleTitle(),
                                mention.getMentionId(),
                                number(mention.getScore()),
                                mention.getReason(),
                                mention.getStatus(),
                                known(Words.of(mention.getWhen())),
                                known(Words.of(mention.getWhere())),
                                shortened(mention.getEvidence().getText()),
                                mention.getEvidence().getRule())
                + said("; credits ", mention.getCredit());
    }

    private static String party(org.parley.schemas.Party party) {
        return party.getName().equals(party.getCountry()) || party.getCountry() == null
                ? party.getName()
                : party.getName() + " (" + party.getCountry() + ")";
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= EVIDENCE ? line : line.substring(0, EVIDENCE) + " …";
    }

    private static String count(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String known(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    private static String said(String before, @Nullable Object value) {
        return value == null ? "" : before + value;
    }
}
