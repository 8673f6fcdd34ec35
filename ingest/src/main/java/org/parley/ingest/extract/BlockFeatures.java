package org.parley.ingest.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a block looks like by itself and where it stands: the ground for the first judgement. */
final class BlockFeatures {

    private static final int NEIGHBOURS = 2;
    private static final int FAR = 12;
    private static final List<Set<String>> TAGS = List.of(
            Set.of("p"),
            Set.of("div", "section", "article", "main"),
            Set.of("li", "dd", "dt"),
            Set.of("h1"),
            Set.of("h2"),
            Set.of("h3"),
            Set.of("h4", "h5", "h6"),
            Set.of("td", "th", "tr"),
            Set.of("blockquote"),
            Set.of("figcaption"),
            Set.of("body"));
    private static final Cue[] CUES = Cue.values();
    private static final String[] CUE_NAMES = names("cue.", CUES);
    private static final FrameKind[] KINDS = FrameKind.values();
    private static final String[] KIND_NAMES = names("in.", KINDS);
    private static final PhraseCue[] PHRASES = PhraseCue.values();
    private static final String[] PHRASE_NAMES = names("phrase.", PHRASES);
    private static final String ENDS = ".!?…。！？»”\"“’।۔؟";
    private static final String BULLETS = "•▪■►▶→»›>-–—+*·|#@";

    private final PageBlocks page;

    BlockFeatures(PageBlocks page) {
        this.page = page;
    }

    private static String[] names(String prefix, Enum<?>[] values) {
        String[] names = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            names[i] = prefix + values[i].name().toLowerCase(Locale.ROOT);
        }
        return names;
    }

    void fill(Block block, FeatureRow row) {
        putText(block, row);
        putTags(block, row);
        putCues(block, row);
        row.put("cue.hides", page.isHidden(block));
        putPhrases(block, row);
        putPlace(block, row);
        putCompany(block, row);
        for (int offset = -NEIGHBOURS; offset <= NEIGHBOURS; offset++) {
            if (offset != 0) {
                putNeighbour(block, offset, row);
            }
        }
    }

    private void putText(Block block, FeatureRow row) {
        int upper = 0;
        int digits = 0;
        int letters = 0;
        int stops = 0;
        int commas = 0;
        int wide = 0;
        int breaks = 0;
        for (int i = 0; i < block.chars; i++) {
            char c = block.text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                upper += Character.isUpperCase(c) ? 1 : 0;
                wide += c >= 0x2E80 ? 1 : 0;
            } else if (c == '\n') {
                breaks++;
            } else if (Character.isDigit(c)) {
                digits++;
            } else if (c == ',' || c == '、' || c == '،') {
                commas++;
            } else if (c == '.' || c == '。' || c == '?' || c == '!' || c == '؟') {
                stops++;
            }
        }
        char last = block.text.charAt(block.chars - 1);
        // An ideographic character carries about as much as two and a half letters.
        row.put("text.length", Math.log(1 + block.chars + 1.5 * wide));
        row.put("text.links", block.linkDensity());
        row.put("text.link-count", Math.min(10, block.links));
        row.put("text.strong", block.strongDensity());
        row.put("text.upper", ratio(upper, letters));
        row.put("text.digits", ratio(digits, block.chars));
        row.put("text.letters", ratio(letters, block.chars));
        row.put("text.stops", Math.min(20, stops));
        row.put("text.commas", Math.min(20, commas));
        row.put("text.ends-sentence", ENDS.indexOf(last) >= 0);
        row.put("text.ends-colon", last == ':' || last == '：');
        row.put("text.starts-bullet", BULLETS.indexOf(block.text.charAt(0)) >= 0);
        row.put("text.starts-quote", "\"“„«»‘'「『".indexOf(block.text.charAt(0)) >= 0);
        row.put("text.starts-lower", Character.isLowerCase(block.text.charAt(0)));
        row.put("text.lines", Math.min(10, breaks));
        row.put("text.is-date", block.chars < 80 && digits > 0 && PageTimeParser.mentionsTime(block.text));
        row.put("text.pictures", Math.min(3, block.pictures));
        row.put("text.has-address", block.text.indexOf('@') >= 0);
        row.put("text.has-ellipsis", block.text.endsWith("...") || block.text.endsWith("…"));
        row.put("text.in-linked-body", page.inLinkedBody(block));
        row.put("text.is-title", page.isTitle(block));
        row.put("text.is-description", page.isDescription(block));
        row.put("text.names-author", page.namesAuthor(block));
        row.put("text.repeats", Math.min(5, page.repeats(block)));
    }

    private void putTags(Block block, FeatureRow row) {
        int tag = 0;
        while (tag < TAGS.size() && !TAGS.get(tag).contains(block.tag())) {
            tag++;
        }
        row.put("tag.p", tag == 0);
        row.put("tag.div", tag == 1);
        row.put("tag.li", tag == 2);
        row.put("tag.h1", tag == 3);
        row.put("tag.h2", tag == 4);
        row.put("tag.h3", tag == 5);
        row.put("tag.h4-6", tag == 6);
        row.put("tag.cell", tag == 7);
        row.put("tag.blockquote", tag == 8);
        row.put("tag.figcaption", tag == 9);
        int kinds = 0;
        for (Frame frame = block.frame; frame != null && !page.isWholePage(frame); frame = frame.parent) {
            kinds |= frame.kind;
        }
        for (int i = 0; i < KINDS.length; i++) {
            row.put(KIND_NAMES[i], KINDS[i].in(kinds));
        }
    }

    /** How many elements up the cue stands; far where there is none. */
    private void putCues(Block block, FeatureRow row) {
        int[] distance = new int[CUES.length];
        Arrays.fill(distance, FAR);
        int up = 0;
        for (Frame frame = block.frame; frame != null && up < FAR; frame = frame.parent, up++) {
            for (long bits = page.telling(frame); bits != 0; bits &= bits - 1) {
                int cue = Long.numberOfTrailingZeros(bits);
                distance[cue] = Math.min(distance[cue], up);
            }
        }
        for (int i = 0; i < CUES.length; i++) {
            row.put(CUE_NAMES[i], distance[i]);
        }
    }

    private static void putPhrases(Block block, FeatureRow row) {
        byte[] found = PhraseCues.find(block.text);
        for (int i = 0; i < PHRASES.length; i++) {
            row.put(PHRASE_NAMES[i], found[i]);
        }
    }

    private void putPlace(Block block, FeatureRow row) {
        int since = page.headline < 0 ? -99 : block.index - page.headline;
        row.put("place.since-headline", Math.max(-99, Math.min(200, since)));
        row.put("place.share-of-page", ratio(block.index, page.blocks.size()));
        row.put("place.depth", Math.min(40, block.frame.depth));
        PageBlocks.Style style = page.style(block);
        row.put("style.blocks", Math.min(100, style.blocks));
        row.put("style.length", Math.log(1 + (double) style.chars / style.blocks));
        row.put("style.links", ratio(style.linkChars, style.chars));
        row.put("style.share", ratio(style.chars, page.chars));
    }

    private static void putCompany(Block block, FeatureRow row) {
        Frame company = block.frame.company();
        row.put("company.length", Math.log(1 + company.chars));
        row.put("company.links", company.linkDensity());
        row.put("company.blocks", Math.min(200, company.blocks()));
        row.put("company.paragraphs", Math.min(200, company.paragraphs));
        row.put("company.mean-length", Math.log(1 + (double) company.chars / company.blocks()));
        Frame wider = company.company();
        row.put("wider.length", Math.log(1 + wider.chars));
        row.put("wider.links", wider.linkDensity());
        row.put("wider.paragraphs", Math.min(200, wider.paragraphs));
        row.put("wider.mean-length", Math.log(1 + (double) wider.chars / wider.blocks()));
    }

    private static final String[][] NEIGHBOUR_NAMES = neighbourNames();

    private static String[][] neighbourNames() {
        String[][] names = new String[2 * NEIGHBOURS + 1][];
        for (int offset = -NEIGHBOURS; offset <= NEIGHBOURS; offset++) {
            String at = (offset < 0 ? "before" : "after") + Math.abs(offset) + ".";
            names[offset + NEIGHBOURS] = new String[] {
                at + "length",
                at + "links",
                at + "heading",
                at + "same-style",
                at + "same-company",
                at + "ends-sentence"
            };
        }
        return names;
    }

    private void putNeighbour(Block block, int offset, FeatureRow row) {
        String[] names = NEIGHBOUR_NAMES[offset + NEIGHBOURS];
        int at = block.index + offset;
        if (at < 0 || at >= page.blocks.size()) {
            for (String name : names) {
                row.put(name, -1);
            }
            return;
        }
        Block other = page.blocks.get(at);
        row.put(names[0], Math.log(1 + other.chars));
        row.put(names[1], other.linkDensity());
        row.put(names[2], other.isHeading());
        row.put(names[3], other.style().equals(block.style()));
        row.put(names[4], other.frame.company().equals(block.frame.company()));
        row.put(names[5], ENDS.indexOf(other.text.charAt(other.chars - 1)) >= 0);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
