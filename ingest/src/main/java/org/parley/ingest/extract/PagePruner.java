package org.parley.ingest.extract;

import java.util.Locale;

/**
 * Cuts out of a page what no reader of articles looks at, before it is parsed: scripts (but linked data), styles, drawings and comments.
 * They are more than half of most pages. What is not closed is left as it is.
 */
final class PagePruner {

    private static final int LONGEST_TAG = 2_000;

    private final String html;
    private final StringBuilder kept;
    private int copied;

    private PagePruner(String html) {
        this.html = html;
        this.kept = new StringBuilder(html.length());
    }

    static String prune(String html) {
        return new PagePruner(html).prune();
    }

    private String prune() {
        int at = html.indexOf('<');
        while (at >= 0) {
            int end = endOfUseless(at);
            if (end > at) {
                kept.append(html, copied, at);
                copied = end;
                at = html.indexOf('<', end);
            } else {
                at = html.indexOf('<', at + 1);
            }
        }
        return copied == 0 ? html : kept.append(html, copied, html.length()).toString();
    }

    /** Where the element or comment that starts here ends; −1 when it is to be kept. */
    private int endOfUseless(int at) {
        if (at + 4 >= html.length()) {
            return -1;
        }
        return switch (html.charAt(at + 1)) {
            case '!' -> html.startsWith("!--", at + 1) ? after("-->", at + 4) : -1;
            case 's', 'S' -> endOfElement(at);
            default -> -1;
        };
    }

    private int endOfElement(int at) {
        if (opens("script", at)) {
            return isLinkedData(at) ? -1 : closed("</script", at);
        }
        if (opens("style", at)) {
            return closed("</style", at);
        }
        return opens("svg", at) ? closed("</svg", at) : -1;
    }

    private boolean opens(String name, int at) {
        int end = at + 1 + name.length();
        return end < html.length()
                && html.regionMatches(true, at + 1, name, 0, name.length())
                && (html.charAt(end) == '>' || html.charAt(end) <= ' ');
    }

    private boolean isLinkedData(int at) {
        int end = html.indexOf('>', at);
        return end < 0
                || end - at > LONGEST_TAG
                || html.substring(at, end).toLowerCase(Locale.ROOT).contains("ld+json");
    }

    private int closed(String tag, int at) {
        int close = html.indexOf("</", at);
        while (close >= 0 && !html.regionMatches(true, close, tag, 0, tag.length())) {
            close = html.indexOf("</", close + 2);
        }
        return close < 0 ? -1 : after(">", close);
    }

    private int after(String mark, int from) {
        int at = html.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }
}
