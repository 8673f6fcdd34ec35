package org.parley.ingest.extract;

import java.util.List;
import org.jsoup.Jsoup;

/**
 * A page's blocks as the judge of blocks sees them: for training its tables and for looking into a page that was read badly. Not
 * needed to read pages.
 */
public final class PageAnatomy {

    private final PageBlocks page;

    private PageAnatomy(PageBlocks page) {
        this.page = page;
    }

    /** Takes a page apart. */
    public static PageAnatomy of(String url, String html) {
        return new PageAnatomy(
                PageParts.of(url, Jsoup.parse(PagePruner.prune(html), url)).blocks());
    }

    /** The names of all features; the first {@link #firstFeatureCount()} are those of the first round. */
    public static List<String> featureNames() {
        return BlockJudge.featureNames();
    }

    /** How many features the first round looks at. */
    public static int firstFeatureCount() {
        FeatureRow row = new FeatureRow(null);
        PageBlocks sample = PageBlocks.sample();
        new BlockFeatures(sample).fill(sample.blocks.get(0), row);
        return row.size();
    }

    /** The text of each block, in reading order. */
    public List<String> texts() {
        return page.blocks.stream().map(block -> block.text).toList();
    }

    /** Tag and class of each block's element and of the one around it. */
    public List<String> styles() {
        return page.blocks.stream().map(Block::style).toList();
    }

    /** The features of each block for the first round. */
    public float[][] firstRows() {
        BlockFeatures features = new BlockFeatures(page);
        return page.blocks.stream()
                .map(block -> {
                    FeatureRow row = new FeatureRow(null);
                    features.fill(block, row);
                    return row.values().clone();
                })
                .toArray(float[][]::new);
    }

    /** All features of each block, given the chances of the first round. */
    public float[][] secondRows(double[] chances) {
        if (page.blocks.isEmpty()) {
            return new float[0][];
        }
        BlockFeatures features = new BlockFeatures(page);
        ContextFeatures context = new ContextFeatures(page, chances);
        return page.blocks.stream()
                .map(block -> {
                    FeatureRow row = new FeatureRow(null);
                    features.fill(block, row);
                    context.fill(block, row);
                    return row.values().clone();
                })
                .toArray(float[][]::new);
    }

    /** The article's text, given the chances of the second round. */
    public String textOf(double[] chances) {
        return ArticleText.assemble(page, chances);
    }
}
