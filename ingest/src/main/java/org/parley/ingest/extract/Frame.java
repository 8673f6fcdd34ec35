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
    final int kind;
    int firstBlock = -1;
    int lastBlock = -1;
    int chars;
    int linkChars;
    int paragraphs;
    int prose;
    private @Nullable String style;

    Frame(Element element, @Nullable Frame parent, long cues) {
        this.element = element;
        this.parent = parent;
        this.tag = element.normalName();
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.cues = cues;
        this.kind = FrameKind.of(tag);
    }

    /** Counts a block in this frame and in all around it. */
    void count(Block block) {
        boolean paragraph = tag.equals("p");
        int prose = block.isProse() ? block.chars : 0;
        for (Frame frame = this; frame != null; frame = frame.parent) {
            if (frame.firstBlock < 0) {
                frame.firstBlock = block.index;
            }
            frame.lastBlock = block.index;
            frame.chars += block.chars;
            frame.linkChars += block.linkChars;
            frame.prose += prose;
            frame.paragraphs += paragraph ? 1 : 0;
        }
    }

    int blocks() {
        return lastBlock - firstBlock + 1;
    }

    /** True when this or an element around it is of the kind. */
    boolean isIn(FrameKind kind) {
        for (Frame frame = this; frame != null; frame = frame.parent) {
            if (kind.in(frame.kind)) {
                return true;
            }
        }
        return false;
    }

    double linkDensity() {
        return chars == 0 ? 0 : (double) linkChars / chars;
    }

    /** The nearest frame that holds more than this one's blocks. */
    Frame company() {
        Frame frame = this;
        while (frame.parent != null && frame.blocks() <= blocks()) {
            frame = frame.parent;
        }
        return frame;
    }

    String style() {
        if (style == null) {
            String own = tag + "." + element.className();
            style = parent == null ? own : parent.tag + "." + parent.element.className() + ">" + own;
        }
        return style;
    }
}
