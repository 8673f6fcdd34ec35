package org.parley.ingest.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs a feed's text before it is parsed: drops what stands before the first tag, control characters and the DOCTYPE. Entities that
 * a DOCTYPE declares as plain text are put in where they are used; those that refer to other entities or to files are not, so that
 * neither a bomb nor a file of ours can come of it.
 */
final class FeedHealer {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
    private static final Pattern HARMLESS_ENTITY =
            Pattern.compile("<!ENTITY\\s+([\\w.-]+)\\s+(?:\"(&#\\w+;|[^&\"]{0,256})\"|'(&#\\w+;|[^&']{0,256})')\\s*>");
    private static final Pattern REFERENCE = Pattern.compile("&([\\w.-]{1,64});");
    private static final String DOCTYPE = "<!DOCTYPE";

    /** Where HTML 5, which Jsoup follows, means other characters than the entity sets of feeds' DTDs. */
    private static final Map<String, String> OF_DTDS = Map.of("lang", "\u2329", "rang", "\u232A");

    private FeedHealer() {}

    static String heal(String text) {
        String clean = CONTROL.matcher(text).replaceAll("");
        int start = clean.indexOf('<');
        return start < 0 ? clean.strip() : replaceReferences(withoutDoctype(clean.substring(start)), OF_DTDS);
    }

    private static String withoutDoctype(String text) {
        int start = doctypeInProlog(text);
        if (start < 0) {
            return text;
        }
        int end = endOfDoctype(text, start);
        Map<String, String> entities = harmlessEntities(text.substring(start, end));
        String rest = text.substring(0, start) + text.substring(end);
        return entities.isEmpty() ? rest : replaceReferences(rest, entities);
    }

    /** Where the DOCTYPE begins, if one stands before the first element; else -1. */
    private static int doctypeInProlog(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            if (text.regionMatches(true, at, DOCTYPE, 0, DOCTYPE.length())) {
                return at;
            }
            if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at);
            } else if (text.startsWith("<?", at)) {
                at = after(text, ">", at);
            } else if (text.charAt(at) != '<') {
                at = text.indexOf('<', at);
            } else {
                return -1;
            }
        }
        return -1;
    }

    private static int after(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    /** Behind the DOCTYPE's closing bracket, minding its internal subset and quotes; the end of the text when it never closes. */
    private static int endOfDoctype(String text, int start) {
        int depth = 0;
        char quote = 0;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && --depth == 0) {
                return at + 1;
            }
        }
        int bracket = text.indexOf('>', start);
        return bracket < 0 ? text.length() : bracket + 1;
    }

    private static Map<String, String> harmlessEntities(String doctype) {
        Map<String, String> entities = new HashMap<>();
        Matcher declared = HARMLESS_ENTITY.matcher(doctype);
        while (declared.find() && entities.size() < 1000) {
            String value = declared.group(2) != null ? declared.group(2) : declared.group(3);
            entities.putIfAbsent(declared.group(1), value);
        }
        return entities;
    }

    private static String replaceReferences(String text, Map<String, String> entities) {
        return REFERENCE.matcher(text).replaceAll(reference -> {
            String value = entities.get(reference.group(1));
            return Matcher.quoteReplacement(value == null ? reference.group() : value);
        });
    }
}
