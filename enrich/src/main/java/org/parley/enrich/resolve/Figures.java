package org.parley.enrich.resolve;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventMention;

/** Finds the figures in an evidence sentence that reports may disagree on. Stateless. */
final class Figures {

    private static final Pattern PERCENT = Pattern.compile(
            "(\\d{1,3}(?:[.,]\\d+)?)\\s?(?:%|per ?cent\\b|процент|відсот|proc\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Figures() {}

    /** All percentages of the sentence, as {@code 50 %}; null when there are none. */
    static @Nullable String percentages(EventMention mention) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = PERCENT.matcher(mention.getEvidence().getText());
        while (matcher.find()) {
            found.add(matcher.group(1).replace(',', '.') + " %");
        }
        return found.isEmpty() ? null : String.join(", ", found);
    }
}
