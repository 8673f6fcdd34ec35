package org.parley.ingest.extract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the first judgement of all blocks says about each: the ground for the second. Its centre is the core, the smallest element
 * that holds nearly all text judged to be the article's.
 */
final class ContextFeatures {

    private static final double CORE_SHARE = 0.85;
    private static final double HEART_SHARE = 0.5;
    private static final int HISTOGRAM = 50;
    private static final int WINDOW = 6;
    private static final int FAR = 12;
    private static final Cue[] CUES = Cue.values();
    private static final String[] CUE_NAMES = Arrays.stream(CUES)
            .map(cue -> "core.cue." + cue.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);

    private final List<Block> blocks;
    private final double[] chance;
    private final double[] massBefore;
    private final Frame core;
    private final Frame heart;
    private final double top;
    private final String topStyle;
    private final Map<String, double[]> styles = new HashMap<>();

    ContextFeatures(PageBlocks page, double[] chance) {
        this.blocks = page.blocks;
        this.chance = chance;
        massBefore = new double[blocks.size() + 1];
        for (Block block : blocks) {
            double mass = chance[block.index] * block.chars;
            massBefore[block.index + 1] = massBefore[block.index] + mass;
            double[] style = styles.computeIfAbsent(block.style(), any -> new double[2]);
            style[0] += mass;
            style[1] += block.chars;
        }
        core = smallestHolding(CORE_SHARE);
        heart = smallestHolding(HEART_SHARE);
        top = meanOfTopHalf();
        topStyle = heaviestStyle();
    }

    /** How sure the first round is of what it is surest of: on an odd page everything is a little less likely. */
    private double meanOfTopHalf() {
        double[] sorted = new double[HISTOGRAM];
        double total = 0;
        for (Block block : blocks) {
            double mass = chance[block.index] * block.chars;
            sorted[(int) Math.min(HISTOGRAM - 1, chance[block.index] * HISTOGRAM)] += mass;
            total += mass;
        }
        double mass = 0;
        double chars = 0;
        for (int i = HISTOGRAM - 1; i >= 0 && mass < total / 2; i--) {
            mass += sorted[i];
            chars += sorted[i] / ((i + 0.5) / HISTOGRAM);
        }
        return chars == 0 ? 1 : mass / chars;
    }

    private String heaviestStyle() {
        return styles.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue()[0]))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private Frame smallestHolding(double part) {
        double total = massBefore[blocks.size()];
        Block heaviest = blocks.get(0);
        for (Block block : blocks) {
            if (chance[block.index] * block.chars > chance[heaviest.index] * heaviest.chars) {
                heaviest = block;
            }
        }
        Frame frame = heaviest.frame;
        while (frame.parent != null && mass(frame) < part * total) {
            frame = frame.parent;
        }
        return frame;
    }

    private double mass(Frame frame) {
        return massBefore[frame.lastBlock + 1] - massBefore[frame.firstBlock];
    }

    private double share(Frame frame) {
        return frame.chars == 0 ? 0 : mass(frame) / frame.chars;
    }

    void fill(Block block, FeatureRow row) {
        int at = block.index;
        double total = Math.max(1, massBefore[blocks.size()]);
        row.put("first.own", chance[at]);
        for (int offset = 1; offset <= 3; offset++) {
            row.put(BEFORE[offset], at - offset < 0 ? 0 : chance[at - offset]);
            row.put(AFTER[offset], at + offset >= blocks.size() ? 0 : chance[at + offset]);
        }
        row.put("first.window-before", window(at - WINDOW, at));
        row.put("first.window-after", window(at + 1, at + 1 + WINDOW));
        row.put("first.mass-before", massBefore[at] / total);
        row.put("first.mass-after", (total - massBefore[at + 1]) / total);
        row.put("first.mass", Math.log(1 + total));
        row.put("first.distance-to-sure-before", distanceToSure(at, -1));
        row.put("first.distance-to-sure-after", distanceToSure(at, 1));
        double[] style = styles.getOrDefault(block.style(), new double[2]);
        row.put("first.style", style[1] == 0 ? 0 : style[0] / style[1]);
        row.put("first.style-mass", style[0] / total);
        row.put("relative.own", chance[at] / top);
        row.put("relative.style", style[1] == 0 ? 0 : style[0] / style[1] / top);
        row.put("relative.top", top);
        row.put("relative.is-top-style", block.style().equals(topStyle));
        Frame company = block.frame.company();
        row.put("relative.company", share(company) / top);
        row.put("first.company", share(company));
        row.put(
                "first.company-others",
                company.chars == block.chars
                        ? 0
                        : (mass(company) - chance[at] * block.chars) / (company.chars - block.chars));
        row.put("first.company-mass", mass(company) / total);
        Frame wider = company.company();
        row.put("first.wider", share(wider));
        row.put("first.wider-mass", mass(wider) / total);
        putCore(block, row);
    }

    private static final String[] BEFORE = {"", "first.before1", "first.before2", "first.before3"};
    private static final String[] AFTER = {"", "first.after1", "first.after2", "first.after3"};

    /** Mean chance of the blocks, weighed by length. */
    private double window(int from, int to) {
        double mass = 0;
        double chars = 0;
        for (int i = Math.max(0, from); i < Math.min(blocks.size(), to); i++) {
            mass += chance[i] * blocks.get(i).chars;
            chars += blocks.get(i).chars;
        }
        return chars == 0 ? 0 : mass / chars;
    }

    private int distanceToSure(int at, int step) {
        for (int distance = 1; distance <= 20; distance++) {
            int i = at + step * distance;
            if (i < 0 || i >= blocks.size()) {
                return 30;
            }
            if (chance[i] > 0.8 && blocks.get(i).chars > 80) {
                return distance;
            }
        }
        return 25;
    }

    /** How the block lies to the core, and which cues stand on the way from it up to the core or to where their ways meet. */
    private void putCore(Block block, FeatureRow row) {
        int[] distance = new int[CUES.length];
        Arrays.fill(distance, FAR);
        int steps = 0;
        Frame frame = block.frame;
        while (frame.parent != null && !holds(frame, core)) {
            for (long bits = frame.cues; bits != 0; bits &= bits - 1) {
                int cue = Long.numberOfTrailingZeros(bits);
                distance[cue] = Math.min(distance[cue], steps);
            }
            steps++;
            frame = frame.parent;
        }
        row.put("core.inside", frame.equals(core));
        row.put("core.in-heart", isIn(block, heart));
        row.put("core.apart", Math.min(20, core.depth - frame.depth));
        row.put("core.steps", Math.min(20, steps));
        row.put("core.share", share(core));
        row.put("core.since-start", Math.max(-50, Math.min(200, block.index - core.firstBlock)));
        row.put("core.until-end", Math.max(-50, Math.min(200, core.lastBlock - block.index)));
        for (int i = 0; i < CUES.length; i++) {
            row.put(CUE_NAMES[i], distance[i]);
        }
    }

    private static boolean isIn(Block block, Frame frame) {
        return block.index >= frame.firstBlock && block.index <= frame.lastBlock;
    }

    private static boolean holds(Frame frame, Frame inner) {
        return frame.firstBlock <= inner.firstBlock && frame.lastBlock >= inner.lastBlock && frame.depth <= inner.depth;
    }
}
