package org.parley.ingest.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says of each block of a page how likely it belongs to the article, in two rounds: first by what the block is, then also by what
 * the first round says about those around it. Thread-safe.
 */
final class BlockJudge {

    private static final int MENU_CHARS = 60;
    private static final double MENU_LINKS = 0.9;

    private final Forest first;
    private final Forest second;

    BlockJudge(Forest first, Forest second) {
        this.first = first;
        this.second = second;
    }

    static BlockJudge trained() {
        return new BlockJudge(load("blocks-first.txt"), load("blocks-second.txt"));
    }

    private static Forest load(String resource) {
        try (InputStream in = Objects.requireNonNull(BlockJudge.class.getResourceAsStream(resource), resource);
                BufferedReader table = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return Forest.read(table, featureNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One chance for each block. */
    double[] judge(PageBlocks page) {
        int count = page.blocks.size();
        BlockFeatures features = new BlockFeatures(page);
        @Nullable FeatureRow[] rows = new FeatureRow[count];
        double[] chances = new double[count];
        for (Block block : page.blocks) {
            if (!isMenu(block)) {
                FeatureRow row = new FeatureRow(null);
                features.fill(block, row);
                rows[block.index] = row;
                chances[block.index] = first.chance(row.values());
            }
        }
        if (count == 0) {
            return chances;
        }
        ContextFeatures context = new ContextFeatures(page, chances);
        double[] judged = new double[count];
        for (Block block : page.blocks) {
            FeatureRow row = rows[block.index];
            if (row != null) {
                context.fill(block, row);
                judged[block.index] = second.chance(row.values());
            }
        }
        return judged;
    }

    /** Most blocks of a page are a few linked words, and never the article: not worth a look at two hundred features. */
    private static boolean isMenu(Block block) {
        return block.chars < MENU_CHARS
                && block.linkDensity() > MENU_LINKS
                && !block.isHeading()
                && !block.tag().equals("p");
    }

    /** The names of all features in order; those of the first round come first. */
    static List<String> featureNames() {
        List<String> names = new ArrayList<>();
        PageBlocks page = PageBlocks.sample();
        FeatureRow row = new FeatureRow(names);
        new BlockFeatures(page).fill(page.blocks.get(0), row);
        new ContextFeatures(page, new double[page.blocks.size()]).fill(page.blocks.get(0), row);
        return names;
    }
}
