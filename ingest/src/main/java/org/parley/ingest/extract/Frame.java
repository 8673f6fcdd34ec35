package org.parley.ingest.extract;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An element as the ground on which blocks of text stand: its cues and tags, with those of all around it, and how much text and link
 * text it holds.
 */
final class Frame {

    final Element element;
    final @Nullable Frame parent;
    final String tag;
    final int depth;
    final long cues;
    final long cuesAround;
    final int kinds;
    final String style;
    int firstBlock = -1;
    int lastBlock = -1;
    int chars;
    int linkChars;

    Frame(Element element, @Nullable Frame parent, long cues) {
        this.element = element;
        this.parent = parent;
        this.tag = element.normalName();
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.cues = cues;
        this.cuesAround = parent == null ? 0 : parent.cues | parent.cuesAround;
        this.kinds = FrameKind.of(tag) | (parent == null ? 0 : parent.kinds);
        this.style = tag + "." + element.className();
    }

    /** Counts a block in this frame and in all around it. */
    void count(Block block) {
        for (Frame frame = this; frame != null; frame = frame.parent) {
            if (frame.firstBlock < 0) {
                frame.firstBlock = block.index;
            }
            frame.lastBlock = block.index;
            frame.chars += block.chars;
            frame.linkChars += block.linkChars;
        }
    }

    double linkDensity() {
        return chars == 0 ? 0 : (double) linkChars / chars;
    }
}
