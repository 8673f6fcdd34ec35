package org.parley.ingest.extract;

import java.util.regex.Pattern;

/**
 * What is never the article, however much it reads like it: said by plain rules, because no table learns from a few hundred pages
 * what readers' comments, captions and consent notices of all outlets are called.
 */
final class BlockRules {

    private static final int LONGEST_POINTER = 200;
    private static final int OFTEN = 3;
    private static final int SHORTEST_REPEATED = 20;
    private static final Pattern MADE_FOR_MACHINES =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.+Z-]{4,}|https?://\\S+");
    private static final long FOREIGN = Cue.COMMENT.bit() | Cue.CONSENT.bit() | Cue.NEWSLETTER.bit() | Cue.SHARE.bit();

    private final PageBlocks page;

    BlockRules(PageBlocks page) {
        this.page = page;
    }

    boolean excludes(Block block) {
        return isHeadline(block)
                || isForeign(block)
                || isCaption(block)
                || isPointer(block)
                || isRepeated(block)
                || MADE_FOR_MACHINES.matcher(block.text).matches();
    }

    private boolean isHeadline(Block block) {
        return page.isTitle(block) || block.index == page.headline || page.isAuthor(block);
    }

    private boolean isForeign(Block block) {
        Frame frame = block.frame;
        boolean quoted = false;
        for (; frame != null && !page.isWholePage(frame); frame = frame.parent) {
            quoted |= frame.tag.equals("blockquote") || Cue.QUOTE.in(frame.cues);
            if ((frame.cues & (quoted ? Cue.COMMENT.bit() : FOREIGN)) != 0) {
                return true;
            }
        }
        for (; frame != null; frame = frame.parent) {
            if (Cue.COMMENT.in(frame.cues) && page.followsArticle(frame)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCaption(Block block) {
        Frame frame = block.frame;
        boolean own = Cue.CAPTION.in(page.telling(frame)) || frame.tag.equals("figcaption");
        Frame parent = frame.parent;
        return own || parent != null && (Cue.CAPTION.in(page.telling(parent)) || parent.tag.equals("figcaption"));
    }

    /** "Read also" and the headline it points to. */
    private static boolean isPointer(Block block) {
        return block.chars < LONGEST_POINTER
                && block.linkDensity() > 0.5
                && PhraseCues.find(block.text)[PhraseCue.MORE.ordinal()] == 2;
    }

    private boolean isRepeated(Block block) {
        return block.chars >= SHORTEST_REPEATED && page.repeats(block) >= OFTEN;
    }
}
