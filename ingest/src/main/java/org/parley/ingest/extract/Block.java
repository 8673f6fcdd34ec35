package org.parley.ingest.extract;

import org.jspecify.annotations.Nullable;

/** A run of text between two block boundaries: a paragraph, a headline, a list item, a line of a menu. */
final class Block {

    private static final int PROSE_CHARS = 80;
    private static final double PROSE_LINKS = 0.3;

    final int index;
    final Frame frame;
    final String text;
    final int chars;
    final int linkChars;
    final int strongChars;
    final int links;
    final int pictures;
    private @Nullable String folded;

    Block(int index, Frame frame, String text, int linkChars, int strongChars, int links, int pictures) {
        this.index = index;
        this.frame = frame;
        this.text = text;
        this.chars = text.length();
        this.linkChars = Math.min(linkChars, chars);
        this.strongChars = Math.min(strongChars, chars);
        this.links = links;
        this.pictures = pictures;
    }

    double linkDensity() {
        return (double) linkChars / chars;
    }

    /** Long and hardly linked: what texts are made of, whoever's they are. */
    boolean isProse() {
        return chars >= PROSE_CHARS && linkDensity() < PROSE_LINKS;
    }

    double strongDensity() {
        return (double) strongChars / chars;
    }

    String tag() {
        return frame.tag;
    }

    boolean isHeading() {
        return tag().length() == 2 && tag().charAt(0) == 'h' && Character.isDigit(tag().charAt(1));
    }

    /** The text by letters and digits only. */
    String folded() {
        if (folded == null) {
            folded = PlainText.fold(text);
        }
        return folded;
    }

    /** Tag and class of the element and of the one around it. */
    String style() {
        return frame.style();
    }
}
