package org.parley.desk.export;

import java.nio.charset.StandardCharsets;

/** Writes the content lines of iCalendar (RFC 5545, section 3.1): folded after 75 octets, ended by CRLF, texts escaped. */
final class ContentLines {

    private static final int LONGEST = 75;

    private final StringBuilder out = new StringBuilder();

    /** A property whose value needs no escape: a date, a number, a name of the standard. */
    ContentLines add(String property, String value) {
        fold(property + ":" + value);
        return this;
    }

    /** A property of type TEXT (section 3.3.11). */
    ContentLines addText(String property, String value) {
        return add(property, escaped(value));
    }

    /** A text as it stands in a value; control characters, which would end the line, become blanks. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(letter -> {
            switch (letter) {
                case '\n' -> escaped.append("\\n");
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(letter);
                default -> escaped.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter);
            }
        });
        return escaped.toString();
    }

    private void fold(String line) {
        int octets = 0;
        for (int letter : line.codePoints().toArray()) {
            String text = Character.toString(letter);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(text);
            octets += length;
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
