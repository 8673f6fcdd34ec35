package org.parley.ingest.extract;

/** A run of text between two block boundaries: a paragraph, a headline, a list item, a line of a menu. */
final class Block {

    final int index;
    final Frame frame;
    final String text;
    final int chars;
    final int linkChars;
    final int strongChars;
    final int links;

    Block(int index, Frame frame, String text, int linkChars, int strongChars, int links) {
        this.index = index;
        this.frame = frame;
        this.text = text;
        this.chars = text.length();
        this.linkChars = Math.min(linkChars, chars);
        this.strongChars = Math.min(strongChars, chars);
        this.links = links;
    }

    double linkDensity() {
        return (double) linkChars / chars;
    }

    String tag() {
        return frame.tag;
    }
}
