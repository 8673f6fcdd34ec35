package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the headline, and takes off what outlets hang on it: their name, their slogan, the author. What hangs on is told by the page's
 * other titles, which often come without it, and by the outlet's name.
 */
final class TitleReader {

    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|\\u2013\\u2014\\-\\u00B7\\u2022\\u00BB:/]+\\s+|\\s*[|\\uFF5C\\uFF1A\\u2503]\\s*");
    private static final Pattern LEADING_SEPARATOR = Pattern.compile(
            "^\\s*[|\\u2013\\u2014\\-\\u00B7\\u2022\\u00BB:/\\uFF5C\\uFF1A(\\uFF08\\u3010\\[].*", Pattern.DOTALL);
    private static final Pattern KICKER = Pattern.compile("[^:]{2,40}:\\s+");
    private static final Pattern OTHER_KICKER = Pattern.compile(".{2,40}(?::|\\s[|\\u2013\\u2014-])\\s+");
    private static final int SHORTEST = 8;
    private static final int SHORTEST_BEHIND_KICKER = 20;

    private final Markup markup;
    private final @Nullable JsonNode article;
    private final @Nullable String outlet;

    TitleReader(Markup markup, @Nullable JsonNode article, @Nullable String outlet) {
        this.markup = markup;
        this.article = article;
        this.outlet = outlet;
    }

    String title() {
        List<String> candidates = candidates();
        if (candidates.isEmpty()) {
            return "";
        }
        String title = first(candidates);
        for (String other : candidates) {
            if (isWithoutTail(other, title)) {
                title = other;
            }
        }
        return withoutOutlet(withoutChangingKicker(title, candidates));
    }

    /** Where another title has other words in front of the same, parted by a colon or a dash, those in front are a kicker. */
    private static String withoutChangingKicker(String title, List<String> candidates) {
        Matcher kicker = KICKER.matcher(title);
        if (!kicker.lookingAt() || title.length() - kicker.end() < SHORTEST_BEHIND_KICKER) {
            return title;
        }
        String rest = title.substring(kicker.end());
        for (String other : candidates) {
            String front = other.endsWith(rest) ? other.substring(0, other.length() - rest.length()) : "";
            if (OTHER_KICKER.matcher(front).matches() && !front.equals(kicker.group())) {
                return rest;
            }
        }
        return title;
    }

    /** The linked headline; where that goes on a kicker and the shared title is the rest, the shared title. */
    private String first(List<String> candidates) {
        String linked = candidates.get(0);
        String shared = PlainText.of(Objects.requireNonNullElse(markup.meta("og:title"), ""));
        boolean withoutKicker =
                shared.length() >= SHORTEST && PlainText.fold(linked).endsWith(PlainText.fold(shared));
        return withoutKicker ? shared : linked;
    }

    private List<String> candidates() {
        List<String> candidates = new ArrayList<>();
        add(linkedHeadline(), candidates);
        add(markup.meta("og:title"), candidates);
        add(markup.meta("twitter:title"), candidates);
        markup.headlines().stream().limit(3).forEach(headline -> add(headline.text(), candidates));
        if (candidates.isEmpty()) {
            add(markup.title(), candidates);
        }
        return candidates;
    }

    private static void add(@Nullable String raw, List<String> candidates) {
        String title = raw == null ? "" : PlainText.of(raw);
        if (!title.isEmpty()) {
            candidates.add(title);
        }
    }

    private @Nullable String linkedHeadline() {
        JsonNode headline = article == null ? null : article.get("headline");
        return headline == null || headline.isContainerNode() ? null : headline.asText();
    }

    /** True when the other title goes on, after all of the short one, with a separator and something more. */
    private static boolean isWithoutTail(String brief, String title) {
        if (brief.length() < SHORTEST || brief.length() >= title.length() || brief.length() * 3 < title.length()) {
            return false;
        }
        String rest = title.substring(brief.length());
        return LEADING_SEPARATOR.matcher(rest).matches()
                && PlainText.fold(title.substring(0, brief.length())).equals(PlainText.fold(brief));
    }

    private String withoutOutlet(String title) {
        String name = outlet == null ? "" : PlainText.fold(outlet);
        Matcher separator = SEPARATOR.matcher(title);
        while (separator.find()) {
            String tail = PlainText.fold(title.substring(separator.end()));
            if (!tail.isEmpty()
                    && separator.start() >= SHORTEST
                    && (tail.equals(name) || tail.startsWith(name) && name.length() > 3)) {
                return title.substring(0, separator.start());
            }
        }
        return title;
    }
}
