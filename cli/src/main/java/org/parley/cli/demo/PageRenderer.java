package org.parley.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills the outlets' page designs. A page shows the article and, around it, what surrounds articles in real life; other headlines
 * are always earlier ones, so a page never changes once it is out.
 *
 * <p>What a template can name is listed in the README of the demo's folder. Values are escaped unless in triple braces.
 */
final class PageRenderer {

    private static final int PARAGRAPHS_BEFORE_THE_BREAK = 3;
    private static final int WORDS_A_MINUTE = 200;

    private final Mustache.Compiler compiler = Mustache.compiler().escapeHTML(true);
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final WorldReader reader;
    private final Map<String, Map<String, Object>> labels;

    PageRenderer(WorldReader reader) {
        this.reader = reader;
        this.labels = reader.read("labels.yaml", new TypeReference<>() {});
    }

    /** Fails early where an outlet names a design or a language that there isn't. */
    void check(DemoOutlet outlet) {
        template(outlet.template());
        Required.that(
                labels.containsKey(outlet.language()),
                "labels.yaml has no language " + outlet.language() + ", which " + outlet.id() + " is written in");
    }

    /**
     * An article's page.
     *
     * @param earlier the outlet's articles that were out before, newest first
     * @param base what goes before a path in a link: empty where the outlet has its own host, else a slash and the host
     */
    String article(DemoOutlet outlet, DemoArticle article, List<DemoArticle> earlier, String base) {
        Map<String, Object> model = model(outlet, earlier, base);
        List<String> paragraphs = article.paragraphs();
        int cut = Math.min(PARAGRAPHS_BEFORE_THE_BREAK, paragraphs.size());
        List<String> rest = paragraphs.subList(cut, paragraphs.size());
        List<Map<String, Object>> related = earlier.stream()
                .filter(other -> other.section().equals(article.section()))
                .limit(3)
                .map(other -> headline(outlet, other, base))
                .toList();
        model.putAll(headline(outlet, article, base));
        model.put("canonical", outlet.address(article.path()));
        model.put("byline", String.join(", ", article.authors()));
        model.put("authors", authors(article));
        model.put("publishedIso", article.published().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        model.put("minutes", 1 + article.body().split("\\s+").length / WORDS_A_MINUTE);
        model.put("paragraphs", paragraphs);
        model.put("opening", paragraphs.subList(0, cut));
        model.put("rest", rest);
        model.put("hasRest", !rest.isEmpty());
        model.put("related", related);
        model.put("firstRelated", related.stream().limit(1).toList());
        model.put("hasRelated", !related.isEmpty());
        model.put("jsonLd", LinkedDataWriter.article(outlet, article));
        model.put("jsonLdGraph", LinkedDataWriter.graph(outlet, article));
        return template(outlet.template()).execute(model);
    }

    /** An outlet's front page. */
    String front(DemoOutlet outlet, List<DemoArticle> articles, String base) {
        return template("front").execute(model(outlet, articles, base));
    }

    /** The way in for a person: all outlets. */
    String outlets(List<DemoOutlet> outlets) {
        return template("outlets")
                .execute(Map.of(
                        "outlets", outlets.stream().map(PageRenderer::outlet).toList()));
    }

    private Map<String, Object> model(DemoOutlet outlet, List<DemoArticle> articles, String base) {
        Map<String, Object> model = new HashMap<>();
        List<Map<String, Object>> headlines =
                articles.stream().map(other -> headline(outlet, other, base)).toList();
        model.put("outlet", outlet(outlet));
        model.put("labels", labels.getOrDefault(outlet.language(), Map.of()));
        model.put("base", base);
        model.put(
                "nav",
                outlet.articles().stream()
                        .map(DemoArticle::section)
                        .distinct()
                        .map(section -> Map.of("name", section, "href", base + "/#" + slug(section)))
                        .toList());
        model.put("headlines", headlines);
        model.put("firstHeadline", headlines.stream().limit(1).toList());
        model.put("hasHeadlines", !headlines.isEmpty());
        return model;
    }

    private static Map<String, Object> outlet(DemoOutlet outlet) {
        return Map.of(
                "name", outlet.name(),
                "tagline", outlet.tagline(),
                "host", outlet.host(),
                "language", outlet.language(),
                "country", outlet.country(),
                "feedPath", outlet.feed().path(),
                "feedType", outlet.feed().format().mediaType());
    }

    private static Map<String, Object> headline(DemoOutlet outlet, DemoArticle article, String base) {
        DateTimeFormatter written =
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.forLanguageTag(outlet.language()));
        return Map.of(
                "title", article.title(),
                "summary", article.summary(),
                "section", article.section(),
                "publishedText", article.published().format(written),
                "href", base + article.path());
    }

    private static String slug(String section) {
        return URLEncoder.encode(section.replace(' ', '-'), StandardCharsets.UTF_8);
    }

    private static List<Map<String, Object>> authors(DemoArticle article) {
        List<String> names = article.authors();
        return names.stream()
                .map(name -> Map.<String, Object>of("name", name, "last", name.equals(names.get(names.size() - 1))))
                .toList();
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, key -> compiler.compile(reader.text("templates/" + key + ".mustache")));
    }
}
