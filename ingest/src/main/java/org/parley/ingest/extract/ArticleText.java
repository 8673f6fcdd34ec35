package org.parley.ingest.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses, among a page's blocks, those that are the article, and puts them together. */
final class ArticleText {

    private ArticleText() {}

    static String of(List<Block> blocks, Page page) {
        Map<Frame, Double> scores = new HashMap<>();
        for (Block block : blocks) {
            if (block.chars > 60 && block.linkDensity() < 0.4 && !Cue.HIDDEN.in(block.frame.cuesAround)) {
                double score = Math.log(block.chars);
                Frame parent = block.frame.parent;
                if (parent != null) {
                    scores.merge(parent, score, Double::sum);
                    if (parent.parent != null) {
                        scores.merge(parent.parent, score / 2, Double::sum);
                    }
                }
            }
        }
        Frame best = scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        if (best == null) {
            return "";
        }
        return blocks.subList(best.firstBlock, best.lastBlock + 1).stream()
                .filter(block -> block.linkDensity() < 0.5)
                .map(block -> block.text)
                .collect(Collectors.joining("\n\n"));
    }
}
