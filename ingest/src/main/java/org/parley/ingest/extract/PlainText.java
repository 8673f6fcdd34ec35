package org.parley.ingest.extract;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Small repairs of short texts that come out of attributes and JSON. */
final class PlainText {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F\\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\uFEFF\\u2060]");
    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^>]{0,200}>");

    private PlainText() {}

    /** One line without entities (also those escaped twice), tags, invisible characters and double blanks. */
    static String of(String raw) {
        String text = raw;
        for (int i = 0; i < 2 && text.indexOf('&') >= 0; i++) {
            text = Parser.unescapeEntities(text, false);
        }
        if (MARKUP.matcher(text).find()) {
            text = Jsoup.parseBodyFragment(text).text();
        }
        return BLANKS.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** Letters and digits only, in lower case: equal for names that are written almost alike. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '\u0080') {
                if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                    folded.append(c);
                } else if (c >= 'A' && c <= 'Z') {
                    folded.append((char) (c | 0x20));
                }
            } else if (Character.isLetterOrDigit(c)) {
                folded.append(Character.toLowerCase(c));
            }
        }
        return folded.toString();
    }
}
