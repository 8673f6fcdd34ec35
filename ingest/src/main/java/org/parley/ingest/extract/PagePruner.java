package org.parley.ingest.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts out of a page what no reader of articles looks at, before it is parsed: scripts (but linked data), styles, drawings, comments and
 * what is meant for browsers without scripts. They are more than half of most pages, so it works on bytes: what is cut need not even be
 * decoded. All encodings of pages write tags as ASCII does, but for those of two and four bytes a character, in which nothing is found.
 * What is not closed is left as it is.
 */
final class PagePruner {

    private static final int LONGEST_TAG = 2_000;
    private static final byte[] COMMENT = ascii("!--");
    private static final byte[] COMMENT_END = ascii("-->");
    private static final byte[] SCRIPT = ascii("script");
    private static final byte[] LINKED_DATA = ascii("ld+json");
    private static final byte[][] USELESS = {SCRIPT, ascii("style"), ascii("svg"), ascii("noscript")};

    private final byte[] html;
    private final ByteArrayOutputStream kept;
    private int copied;

    private PagePruner(byte[] html) {
        this.html = html;
        this.kept = new ByteArrayOutputStream(html.length / 2);
    }

    static byte[] prune(byte[] html) {
        return new PagePruner(html).prune();
    }

    static String prune(String html) {
        return new String(prune(html.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] prune() {
        int at = indexOf('<', 0);
        while (at >= 0) {
            int end = endOfUseless(at + 1);
            if (end > at) {
                kept.write(html, copied, at - copied);
                copied = end;
                at = indexOf('<', end);
            } else {
                at = indexOf('<', at + 1);
            }
        }
        if (copied == 0) {
            return html;
        }
        kept.write(html, copied, html.length - copied);
        return kept.toByteArray();
    }

    /** Where the element or comment of this name ends; −1 when it is to be kept. */
    private int endOfUseless(int name) {
        if (name >= html.length) {
            return -1;
        }
        byte first = html[name];
        if (first == '!') {
            return stands(COMMENT, name) ? after(COMMENT_END, name + COMMENT.length) : -1;
        }
        for (byte[] useless : USELESS) {
            if ((first | 0x20) == useless[0] && opens(useless, name)) {
                return useless == SCRIPT && isLinkedData(name) ? -1 : closed(useless, name);
            }
        }
        return -1;
    }

    private boolean opens(byte[] tag, int at) {
        int end = at + tag.length;
        return end < html.length && stands(tag, at) && (html[end] == '>' || html[end] >= 0 && html[end] <= ' ');
    }

    private boolean isLinkedData(int from) {
        int end = indexOf('>', from);
        if (end < 0 || end - from > LONGEST_TAG) {
            return true;
        }
        for (int at = from; at < end; at++) {
            if (stands(LINKED_DATA, at)) {
                return true;
            }
        }
        return false;
    }

    private int closed(byte[] tag, int from) {
        for (int at = indexOf('<', from); at >= 0; at = indexOf('<', at + 1)) {
            if (at + 1 < html.length && html[at + 1] == '/' && stands(tag, at + 2)) {
                int end = indexOf('>', at);
                return end < 0 ? -1 : end + 1;
            }
        }
        return -1;
    }

    private int after(byte[] mark, int from) {
        for (int at = indexOf(mark[0], from); at >= 0; at = indexOf(mark[0], at + 1)) {
            if (stands(mark, at)) {
                return at + mark.length;
            }
        }
        return -1;
    }

    private int indexOf(int value, int from) {
        for (int at = from; at < html.length; at++) {
            if (html[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /** True where this word stands, in capitals or not; it is given in small letters. */
    private boolean stands(byte[] word, int at) {
        if (at + word.length > html.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            byte here = html[at + i];
            byte small = here >= 'A' && here <= 'Z' ? (byte) (here | 0x20) : here;
            if (small != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
