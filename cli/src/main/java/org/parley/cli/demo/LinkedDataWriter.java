package org.parley.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes an article in schema.org's words, for the script element of its page. */
final class LinkedDataWriter {

    private static final String CONTEXT = "https://schema.org";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LinkedDataWriter() {}

    /** The article alone. */
    static String article(DemoOutlet outlet, DemoArticle article) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@context", CONTEXT);
        node.putAll(node(outlet, article));
        return write(node);
    }

    /** The article as one node of a graph, as publishing systems with plug-ins write it. */
    static String graph(DemoOutlet outlet, DemoArticle article) {
        Map<String, Object> site = Map.of(
                "@type", "WebSite", "@id", outlet.address("/#site"), "name", outlet.name(), "url", outlet.address("/"));
        return write(Map.of("@context", CONTEXT, "@graph", List.of(site, node(outlet, article))));
    }

    private static Map<String, Object> node(DemoOutlet outlet, DemoArticle article) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@type", "NewsArticle");
        node.put("@id", outlet.address(article.path()) + "#article");
        node.put("mainEntityOfPage", outlet.address(article.path()));
        node.put("headline", article.title());
        node.put("description", article.summary());
        node.put("datePublished", article.published().toString());
        node.put("inLanguage", outlet.language());
        node.put("articleSection", article.section());
        node.put(
                "author",
                article.authors().stream()
                        .map(name -> Map.of("@type", "Person", "name", name))
                        .toList());
        node.put("publisher", Map.of("@type", "NewsMediaOrganization", "name", outlet.name()));
        return node;
    }

    private static String write(Map<String, Object> node) {
        try {
            // A closing tag inside a string would end the script element.
            return JSON.writeValueAsString(node).replace("</", "<\\/");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A description of text and lists can't fail to be written.", e);
        }
    }
}
