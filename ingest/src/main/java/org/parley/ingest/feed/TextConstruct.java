package org.parley.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of an element in each of the ways in which feeds wrap it: plain, escaped HTML, inline XHTML with or without its
 * {@code div}, base64; declared by Atom 1.0's {@code type}, Atom 0.3's {@code mode}, or, as in RSS, not at all.
 */
final class TextConstruct {

    private TextConstruct() {}

    /** The text, or null when the element has none. */
    static @Nullable FeedText read(Element element, String base) {
        String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
        String mode = element.attr("mode").strip().toLowerCase(Locale.ROOT);
        if (element.childrenSize() > 0) {
            return orNull(new FeedText(inline(element, type), true, base));
        }
        String value = element.wholeText().strip();
        if (mode.equals("base64") || (mode.isEmpty() && isBinary(type))) {
            String decoded = base64(value);
            return decoded == null ? orNull(FeedText.guess(value, base)) : orNull(FeedText.guess(decoded, base));
        }
        if (type.equals("text") || type.equals("text/plain") || type.equals("plain")) {
            return orNull(new FeedText(
                    value, mode.equals("escaped") && FeedText.guess(value, base).html(), base));
        }
        boolean declaredHtml = type.contains("html") || mode.equals("escaped");
        return orNull(declaredHtml ? new FeedText(value, true, base) : FeedText.guess(value, base));
    }

    private static String inline(Element element, String type) {
        Element only = element.childrenSize() == 1 ? element.child(0) : null;
        boolean wrapped = only != null
                && type.equals("xhtml")
                && only.normalName().replaceAll(".*:", "").equals("div");
        return (wrapped && only != null ? only : element).html().strip();
    }

    private static boolean isBinary(String type) {
        boolean text =
                type.startsWith("text/") || type.endsWith("+xml") || type.endsWith("/xml") || type.endsWith("/json");
        return type.contains("/") && !text;
    }

    private static @Nullable String base64(String value) {
        try {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable FeedText orNull(FeedText text) {
        return text.value().isEmpty() ? null : text;
    }
}
