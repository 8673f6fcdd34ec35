package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a paywall or a cookie wall hides part of the text: by what the page declares, or by a prompt that ends a short text. */
final class WallDetector {

    private static final int SHORT_TEXT = 1_500;

    private WallDetector() {}

    static boolean isWalled(Markup markup, @Nullable JsonNode article, PageBlocks page, String text) {
        if (article != null && article.path("isAccessibleForFree").asText("").equalsIgnoreCase("false")) {
            return true;
        }
        String tier = markup.meta("article:content_tier", "og:article:content_tier");
        if (tier != null && (tier.equalsIgnoreCase("locked") || tier.equalsIgnoreCase("metered"))) {
            return true;
        }
        return text.length() < SHORT_TEXT && prompts(page.blocks);
    }

    /** A named wall that asks to subscribe or to consent. */
    private static boolean prompts(List<Block> blocks) {
        for (Block block : blocks) {
            if (isNamedWall(block.frame) && PhraseCues.find(block.text)[PhraseCue.WALL.ordinal()] > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedWall(Frame start) {
        for (Frame frame = start; frame != null; frame = frame.parent) {
            if (Cue.WALL.in(frame.cues)) {
                return true;
            }
        }
        return false;
    }
}
