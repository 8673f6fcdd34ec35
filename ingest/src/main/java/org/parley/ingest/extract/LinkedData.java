package org.parley.ingest.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON-LD of a page, flattened: every typed node of every block, wherever it is nested, and the one that is the page's article.
 * Broken blocks give what stands before the break.
 */
final class LinkedData {

    private static final ObjectMapper LENIENT = new ObjectMapper(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .build());
    private static final int MAX_NODES = 5_000;
    private static final Set<String> ARTICLE_TYPES = Set.of(
            "Article",
            "NewsArticle",
            "ReportageNewsArticle",
            "OpinionNewsArticle",
            "AnalysisNewsArticle",
            "BackgroundNewsArticle",
            "AskPublicNewsArticle",
            "ReviewNewsArticle",
            "SatiricalArticle",
            "ScholarlyArticle",
            "TechArticle",
            "AdvertiserContentArticle",
            "BlogPosting",
            "LiveBlogPosting",
            "SocialMediaPosting",
            "Report",
            "Review");

    private final List<JsonNode> nodes = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final @Nullable JsonNode article;

    LinkedData(List<String> blocks) {
        for (String block : blocks) {
            readBlock(block);
        }
        article = chooseArticle();
    }

    /** The node that describes this page's article. */
    @Nullable
    JsonNode article() {
        return article;
    }

    /** The first node of one of the types. */
    @Nullable
    JsonNode first(Set<String> types) {
        for (JsonNode node : nodes) {
            if (hasType(node, types)) {
                return node;
            }
        }
        return null;
    }

    /** Follows a bare reference ({@code {"@id": …}}) to the node that it names. */
    JsonNode resolved(JsonNode node) {
        if (node.isObject() && node.size() <= 2 && node.hasNonNull("@id") && !node.has("name")) {
            return byId.getOrDefault(node.get("@id").asText(), node);
        }
        return node;
    }

    private void readBlock(String block) {
        String json = unwrapped(block);
        try (MappingIterator<JsonNode> values =
                LENIENT.readerFor(JsonNode.class).readValues(json)) {
            while (values.hasNextValue()) {
                collect(values.nextValue());
            }
        } catch (IOException broken) {
            salvage(json);
        }
    }

    /** Takes the article's plain fields out of a block that is not JSON, token by token, up to the break. */
    private void salvage(String json) {
        try (JsonParser parser = LENIENT.getFactory().createParser(json)) {
            collect(new BrokenJsonReader(parser).read());
        } catch (IOException nothingToSave) {
            // The page is read without this block.
        }
    }

    private static String unwrapped(String block) {
        String json = block.strip();
        if (json.startsWith("<!--")) {
            json = json.substring(4);
        }
        if (json.endsWith("-->")) {
            json = json.substring(0, json.length() - 3);
        }
        return json.replace("<![CDATA[", "").replace("]]>", "").strip();
    }

    private void collect(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty() && nodes.size() < MAX_NODES) {
            JsonNode node = open.poll();
            if (node.isObject()) {
                if (node.has("@type")) {
                    nodes.add(node);
                }
                if (node.hasNonNull("@id") && node.size() > 2) {
                    byId.putIfAbsent(node.get("@id").asText(), node);
                }
            }
            node.forEach(child -> {
                if (child.isContainerNode()) {
                    open.add(child);
                }
            });
        }
    }

    private @Nullable JsonNode chooseArticle() {
        JsonNode best = null;
        int bestWorth = 0;
        for (JsonNode node : nodes) {
            int worth = worth(node);
            if (worth > bestWorth) {
                best = node;
                bestWorth = worth;
            }
        }
        return best;
    }

    /** Teasers of other articles carry a headline and an address only; the page's own node says most about itself. */
    private static int worth(JsonNode node) {
        if (!hasType(node, ARTICLE_TYPES)) {
            return 0;
        }
        int worth = 1;
        for (String field : List.of(
                "headline",
                "datePublished",
                "author",
                "articleBody",
                "dateModified",
                "publisher",
                "mainEntityOfPage")) {
            worth += node.hasNonNull(field) ? 2 : 0;
        }
        return worth;
    }

    private static boolean hasType(JsonNode node, Set<String> types) {
        JsonNode type = node.get("@type");
        if (type == null) {
            return false;
        }
        if (type.isTextual()) {
            return types.contains(plain(type.asText()));
        }
        for (JsonNode one : type) {
            if (types.contains(plain(one.asText()))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1)
                .strip();
    }
}
