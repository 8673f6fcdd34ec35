package org.parley.ingest.extract;

import java.util.HashMap;
import java.util.Map;

/**
 * Chooses a page's blocks by their chances and puts them together. A block alone may deceive; so what counts is how likely it is
 * compared with the surest of its page, whether it lies in the core (the smallest element with nearly all that is sure), and what
 * happens to its fellow items, rows and the paragraph that it heads.
 */
final class ArticleText {

    private static final double LIKELY = 0.5;
    private static final double LIKELY_OUTSIDE = 0.8;
    private static final double NO_ARTICLE = 0.2;
    private static final double CORE_SHARE = 0.8;
    private static final int SHARPNESS = 6;
    private static final int SHORTEST = 20;
    private static final int LEAD_BLOCKS = 8;
    private static final int STEPS = 50;
    private static final double HEADS = 0.04;
    private static final double FELLOWS = 0.5;
    private static final double FELLOWS_AMID = 0.04;
    private static final double QUOTED = 0.1;
    private static final double FELLOWS_LINKS = 0.3;
    private static final int SHORTEST_COPY = 500;
    private static final int SHORTEST_COPIED = 40;
    private static final double COPIED = 0.6;

    private final PageBlocks page;
    private final double[] chances;
    private final boolean[] excluded;
    private final double top;
    private final Frame core;

    private ArticleText(PageBlocks page, double[] judged) {
        this.page = page;
        this.chances = judged.clone();
        this.excluded = new boolean[judged.length];
        BlockRules rules = new BlockRules(page);
        for (Block block : page.blocks) {
            if (rules.excludes(block)) {
                excluded[block.index] = true;
                chances[block.index] = 0;
            }
        }
        top = meanOfSurerHalf();
        core = findCore();
    }

    static String assemble(PageBlocks page, double[] chances) {
        return page.blocks.isEmpty() ? "" : new ArticleText(page, chances).text();
    }

    private double meanOfSurerHalf() {
        double[] mass = new double[STEPS + 1];
        double[] chars = new double[STEPS + 1];
        double total = 0;
        for (Block block : page.blocks) {
            int step = (int) (chances[block.index] * STEPS);
            mass[step] += chances[block.index] * block.chars;
            chars[step] += block.chars;
            total += chances[block.index] * block.chars;
        }
        double sureMass = 0;
        double sureChars = 0;
        for (int step = STEPS; step >= 0 && sureMass < total / 2; step--) {
            sureMass += mass[step];
            sureChars += chars[step];
        }
        return sureChars == 0 ? 0 : sureMass / sureChars;
    }

    private Frame findCore() {
        double[] before = new double[chances.length + 1];
        Block heaviest = page.blocks.get(0);
        for (Block block : page.blocks) {
            double weight = weight(block);
            heaviest = weight > weight(heaviest) ? block : heaviest;
            before[block.index + 1] = before[block.index] + weight;
        }
        Frame frame = heaviest.frame;
        while (frame.parent != null
                && before[frame.lastBlock + 1] - before[frame.firstBlock] < CORE_SHARE * before[chances.length]) {
            frame = frame.parent;
        }
        return frame;
    }

    /** Length, as far as the block is about as sure as the surest. */
    private double weight(Block block) {
        return top == 0 ? 0 : block.chars * Math.pow(Math.min(1, chances[block.index] / top), SHARPNESS);
    }

    private String text() {
        if (top < NO_ARTICLE) {
            return "";
        }
        boolean[] taken = new boolean[chances.length];
        for (Block block : page.blocks) {
            double limit = isInside(block) || isLead(block) ? Math.min(LIKELY, LIKELY * top) : LIKELY_OUTSIDE;
            taken[block.index] = chances[block.index] >= limit;
        }
        takeFellows(taken);
        takeQuotations(taken);
        takeHeadings(taken);
        dropCopies(taken);
        StringBuilder text = new StringBuilder();
        for (Block block : page.blocks) {
            if (taken[block.index]) {
                text.append(text.length() == 0 ? "" : "\n\n").append(block.text);
            }
        }
        return text.length() < SHORTEST ? "" : text.toString();
    }

    private boolean isInside(Block block) {
        return block.index >= core.firstBlock && block.index <= core.lastBlock;
    }

    /** Between the headline and the core stands the lead. */
    private boolean isLead(Block block) {
        boolean headlineBefore = page.headline >= 0 && page.headline < core.firstBlock;
        int from = headlineBefore ? page.headline - 2 : core.firstBlock - LEAD_BLOCKS;
        return block.index < core.firstBlock && block.index >= from;
    }

    /** The items of a list and the rows of a table are taken or left together. */
    private void takeFellows(boolean[] taken) {
        Map<Frame, double[]> shares = new HashMap<>();
        for (Block block : page.blocks) {
            if (isFellow(block)) {
                double[] share = shares.computeIfAbsent(block.frame.company(), any -> new double[4]);
                share[0] += chances[block.index] * block.chars;
                share[1] += block.chars;
                share[2]++;
                share[3] += block.linkChars;
            }
        }
        for (Block block : page.blocks) {
            double[] share = isFellow(block) ? shares.get(block.frame.company()) : null;
            if (share != null && share[2] > 1) {
                Frame list = block.frame.company();
                boolean amid = share[3] < FELLOWS_LINKS * share[1] && (isAmid(list, taken) || isAnnounced(list, taken));
                taken[block.index] = share[0] / share[1] >= (amid ? FELLOWS_AMID : FELLOWS) * top;
            }
        }
    }

    /** True for a list or table right between paragraphs that are taken. */
    private boolean isAmid(Frame list, boolean[] taken) {
        int before = list.firstBlock - 1;
        int after = list.lastBlock + 1;
        return before >= 0 && after < taken.length && taken[before] && taken[after];
    }

    /** True for a list or table right under a sub-heading, or a line with a colon, that is taken. */
    private boolean isAnnounced(Frame list, boolean[] taken) {
        int before = list.firstBlock - 1;
        if (before < 0 || !taken[before]) {
            return false;
        }
        Block block = page.blocks.get(before);
        return block.isHeading() || block.text.endsWith(":") || block.text.endsWith("：");
    }

    /** Whatever is quoted amid the text is part of it, however unlike prose it is: posts, verses, documents. */
    private void takeQuotations(boolean[] taken) {
        for (int from = 1; from < taken.length; from++) {
            int to = from;
            while (to < taken.length && isQuoted(page.blocks.get(to))) {
                to++;
            }
            boolean amid = to > from && to < taken.length && taken[from - 1] && taken[to];
            for (int i = from; amid && i < to; i++) {
                taken[i] |= chances[i] >= QUOTED * top;
            }
            from = to;
        }
    }

    private boolean isQuoted(Block block) {
        boolean quoted = block.frame.isIn(FrameKind.BLOCKQUOTE) && !block.frame.isIn(FrameKind.FIGURE);
        return quoted && isInside(block) && !excluded[block.index];
    }

    /** Some pages hold their article twice: for a machine, or for another screen, all of it in one block. */
    private void dropCopies(boolean[] taken) {
        for (Block copy : page.blocks) {
            if (!taken[copy.index] || copy.chars < SHORTEST_COPY) {
                continue;
            }
            String folded = copy.folded();
            int copied = 0;
            for (Block block : page.blocks) {
                boolean other = taken[block.index] && block != copy && block.chars >= SHORTEST_COPIED;
                copied += other && block.chars < copy.chars && folded.contains(block.folded()) ? block.chars : 0;
            }
            taken[copy.index] = copied < COPIED * copy.chars;
        }
    }

    private boolean isFellow(Block block) {
        return (block.tag().equals("li") || block.tag().equals("tr")) && isInside(block) && !excluded[block.index];
    }

    /** A sub-heading goes with the paragraph that it heads. */
    private void takeHeadings(boolean[] taken) {
        boolean begun = false;
        for (Block block : page.blocks) {
            int next = block.index + 1;
            boolean heads = next < taken.length && taken[next] && begun && block.isHeading() && isInside(block);
            if (heads && !excluded[block.index] && chances[block.index] >= HEADS && block.linkDensity() < LIKELY) {
                taken[block.index] = true;
            }
            begun |= taken[block.index];
        }
    }
}
