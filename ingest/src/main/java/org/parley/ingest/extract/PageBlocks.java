package org.parley.ingest.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The blocks of one page with what can only be told of them together: styles, repetitions, where the headline stands. */
final class PageBlocks {

    private static final int SHORTEST_LINKED_BODY = 200;
    private static final int SLACK = 20;
    private static final int PROBE_CHARS = 48;
    private static final double WHOLE_SHARE = 0.4;
    private static final int SHORTEST_ARTICLE = 250;

    final List<Block> blocks;
    final Page page;
    final int headline;
    final int chars;
    private final int prose;
    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final String linkedBody;
    private final String title;
    private final String description;

    /** All blocks whose element and parent have the same tag and class: the paragraphs of an article look alike. */
    static final class Style {
        int blocks;
        int chars;
        int linkChars;
    }

    PageBlocks(List<Block> blocks, Page page) {
        this.blocks = blocks;
        this.page = page;
        String body = PlainText.fold(page.linkedBody());
        linkedBody = body.length() < SHORTEST_LINKED_BODY ? "" : body;
        title = PlainText.fold(page.title());
        description = PlainText.fold(page.description());
        int total = 0;
        int proseTotal = 0;
        for (Block block : blocks) {
            Style style = styles.computeIfAbsent(block.style(), any -> new Style());
            style.blocks++;
            style.chars += block.chars;
            style.linkChars += block.linkChars;
            repeats.merge(block.text, 1, Integer::sum);
            total += block.chars;
            proseTotal += block.isProse() ? block.chars : 0;
        }
        chars = total;
        prose = proseTotal;
        headline = findHeadline();
    }

    /** A page of one word, for those who only ask what the features are called. */
    static PageBlocks sample() {
        Element body = Jsoup.parse("word").body();
        return new PageBlocks(new BlockSplitter(body).split(), new Page("", "", "", List.of()));
    }

    private int findHeadline() {
        int best = -1;
        int bestWorth = 0;
        for (Block block : blocks) {
            int worth = headlineWorth(block);
            if (worth > bestWorth) {
                best = block.index;
                bestWorth = worth;
            }
        }
        return best;
    }

    private int headlineWorth(Block block) {
        boolean first = block.tag().equals("h1");
        if (isTitle(block)) {
            return first ? 4 : block.tag().startsWith("h") ? 3 : 1;
        }
        return first ? 2 : 0;
    }

    boolean isTitle(Block block) {
        boolean mayBe = !title.isEmpty() && block.chars >= title.length() && block.chars <= 2 * title.length() + SLACK;
        return mayBe && block.folded().equals(title);
    }

    boolean isDescription(Block block) {
        if (description.isEmpty() || block.chars <= 30) {
            return false;
        }
        String folded = block.folded();
        return folded.length() > 30
                && !description.isEmpty()
                && (folded.equals(description)
                        || description.length() > 60 && folded.startsWith(description.substring(0, 60)));
    }

    /** True for an element that holds so much of the page's prose that its name says nothing about one block of it. */
    boolean isWholePage(Frame frame) {
        return frame.prose > WHOLE_SHARE * prose;
    }

    /** True for an element that begins only after the headline and some prose behind it: comments may outweigh what they are about. */
    boolean followsArticle(Frame frame) {
        int before = 0;
        for (int i = Math.max(0, headline); headline >= 0 && i < frame.firstBlock; i++) {
            before += blocks.get(i).isProse() ? blocks.get(i).chars : 0;
        }
        return before >= SHORTEST_ARTICLE;
    }

    /** The cues of an element that say something about the blocks in it. */
    long telling(Frame frame) {
        return isWholePage(frame) ? frame.cues & Cue.HIDDEN.bit() : frame.cues;
    }

    boolean isHidden(Block block) {
        for (Frame frame = block.frame; frame != null; frame = frame.parent) {
            if (Cue.HIDDEN.in(frame.cues)) {
                return true;
            }
        }
        return false;
    }

    Style style(Block block) {
        return styles.getOrDefault(block.style(), new Style());
    }

    int repeats(Block block) {
        return repeats.getOrDefault(block.text, 1);
    }

    /** How much of the block stands in the body that the page's linked data gives: 0, ½ or 1; −1 where it gives none. */
    double inLinkedBody(Block block) {
        if (linkedBody.isEmpty()) {
            return -1;
        }
        String folded = block.folded();
        if (folded.length() < 2) {
            return 0;
        }
        if (folded.length() <= PROBE_CHARS) {
            return linkedBody.contains(folded) ? 1 : 0;
        }
        boolean head = linkedBody.contains(folded.substring(0, PROBE_CHARS));
        boolean tail = linkedBody.contains(folded.substring(folded.length() - PROBE_CHARS));
        return (head ? 0.5 : 0) + (tail ? 0.5 : 0);
    }

    /** True for a block that is nothing but an author's name. */
    boolean isAuthor(Block block) {
        return block.chars < 100
                && page.authors().stream()
                        .anyMatch(author -> PlainText.fold(author).equals(block.folded()));
    }

    boolean namesAuthor(Block block) {
        if (block.chars > 200) {
            return false;
        }
        for (String author : page.authors()) {
            if (block.text.contains(author)) {
                return true;
            }
        }
        return false;
    }
}
