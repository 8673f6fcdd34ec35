package org.parley.desk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.Stemmer;

/**
 * Finds the searched words in titles and evidence, inflected forms included. The result is text in parts that say whether they were
 * hit, never markup: escaping is left to whoever shows it.
 */
final class Highlighter {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’ʼ-]*");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…]|[.!?…][”»\"])\\s+|\\n+");
    private static final int LONGEST = 600;
    /** As far as a sentence is looked for in a text. */
    private static final int SEARCHED = 20_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Optional<SearchWords> words;
    private final Stemmer stemmer;

    /** @param words what was searched for; without it nothing is hit */
    Highlighter(Optional<SearchWords> words, Stemmer stemmer) {
        this.words = words;
        this.stemmer = stemmer;
    }

    /** Title and best sentence of an event, in parts. */
    ObjectNode event(ObjectNode event) {
        ObjectNode highlight = NODES.objectNode();
        highlight.set("title", parts(event.path("title").asText(), "en").parts);
        Marked best = new Marked();
        JsonNode bestMention = null;
        for (JsonNode mention : event.path("mentions")) {
            String language = mention.path("language").textValue();
            Marked marked = parts(mention.path("evidence").path("text").asText(), language);
            if (marked.hits.size() > best.hits.size()) {
                best = marked;
                bestMention = mention;
            }
        }
        if (bestMention != null) {
            ObjectNode evidence = highlight.putObject("evidence");
            evidence.put("outlet", bestMention.path("outlet").path("name").asText());
            evidence.set("language", bestMention.path("language"));
            evidence.set("parts", best.parts);
        }
        return highlight;
    }

    /** The article with a passage of its text in parts instead of the whole: the sentence with most of the searched words, or the first. */
    ObjectNode article(ObjectNode article) {
        String language = article.path("language").textValue();
        String text = article.path("text").asText();
        article.remove("text");
        ObjectNode highlight = article.putObject("highlight");
        highlight.set("title", parts(article.path("title").asText(), language).parts);
        Marked best = null;
        for (String sentence : SENTENCE.split(text.substring(0, Math.min(text.length(), SEARCHED)), -1)) {
            Marked marked = parts(sentence, language);
            if (best == null || marked.hits.size() > best.hits.size()) {
                best = marked;
            }
            if (words.isEmpty()) {
                break;
            }
        }
        highlight.set("text", best == null ? NODES.arrayNode() : best.parts);
        return article;
    }

    private Marked parts(String text, @Nullable String language) {
        Marked marked = new Marked();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (words.isEmpty()) {
            marked.add(shown, false);
            return marked;
        }
        SearchWords some = words.get();
        Matcher matcher = WORD.matcher(shown);
        int end = 0;
        while (matcher.find()) {
            Set<String> stems = new LinkedHashSet<>(stemmer.stems(matcher.group(), language));
            if (some.hits(matcher.group(), stems)) {
                marked.add(shown.substring(end, matcher.start()), false);
                marked.add(matcher.group(), true);
                end = matcher.end();
            }
        }
        marked.add(shown.substring(end), false);
        return marked;
    }

    private static final class Marked {
        private final ArrayNode parts = NODES.arrayNode();
        private final Set<String> hits = new LinkedHashSet<>();

        void add(String text, boolean hit) {
            if (!text.isEmpty()) {
                parts.addObject().put("text", text).put("hit", hit);
            }
            if (hit) {
                hits.add(text);
            }
        }
    }
}
