package org.parley.ingest.feed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Names of elements independent of the prefixes that a feed happens to use: {@code title} for any of RSS's and Atom's namespaces or none,
 * {@code dc:title}, {@code content:encoded} and so on for the well-known modules, {@code ?:title} for what nobody knows. In lower case,
 * since old formats shout.
 */
final class XmlNames {

    private static final String CORE = "";
    private static final String UNKNOWN = "?";

    /** The beginning of a namespace's address, as it is found in feeds, and the prefix that we write for it. */
    private record Module(String beginning, String prefix) {}

    private static final List<Module> MODULES = modules();

    private final Map<String, String> known = new HashMap<>();
    private final @Nullable String rootNamespace;

    XmlNames(@Nullable Element root) {
        this.rootNamespace = root == null ? null : namespace(root, prefix(root.tagName()));
    }

    /** The element's name, as above. */
    String of(Element element) {
        String tag = element.tagName();
        String prefix = prefix(tag);
        String local = tag.substring(prefix.isEmpty() ? 0 : prefix.length() + 1).toLowerCase(Locale.ROOT);
        String module = module(element, prefix);
        return module.isEmpty() ? local : module + ":" + local;
    }

    private String module(Element element, String prefix) {
        String namespace = namespace(element, prefix);
        if (namespace == null) {
            // Undeclared: trust the usual prefixes.
            return prefix.isEmpty() || "atom".equals(prefix) || "rss".equals(prefix)
                    ? CORE
                    : prefix.toLowerCase(Locale.ROOT);
        }
        if (namespace.equals(rootNamespace) && !namespace.contains("22-rdf-syntax")) {
            return CORE;
        }
        return known.computeIfAbsent(namespace, XmlNames::moduleOf);
    }

    private static String moduleOf(String namespace) {
        String lower = namespace.toLowerCase(Locale.ROOT).replace("https://", "http://");
        for (Module module : MODULES) {
            if (lower.startsWith(module.beginning)) {
                return module.prefix;
            }
        }
        return lower.isBlank() ? CORE : UNKNOWN;
    }

    private static @Nullable String namespace(Element element, String prefix) {
        String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        for (Element scope = element; scope != null; scope = scope.parent()) {
            if (scope.hasAttr(attribute)) {
                return scope.attr(attribute).strip();
            }
        }
        return null;
    }

    private static String prefix(String tag) {
        int colon = tag.indexOf(':');
        return colon <= 0 ? "" : tag.substring(0, colon);
    }

    /** Longest first, since some addresses begin others. */
    private static List<Module> modules() {
        Stream<Module> core = Stream.of(
                        "http://backend.userland.com/rss",
                        "http://blogs.law.harvard.edu/tech/rss",
                        "http://cyber.law.harvard.edu/rss",
                        "http://purl.org/rss/1.0/",
                        "http://purl.org/rss/1.0/modules/rss091",
                        "http://my.netscape.com/rdf/simple/0.9",
                        "http://my.netscape.com/publish/formats/rss",
                        "http://channel.netscape.com/rdf/simple/0.9",
                        "http://purl.org/net/rss",
                        "http://www.w3.org/2005/atom",
                        "http://purl.org/atom/",
                        "http://purl.org/echo/",
                        "http://purl.org/pie/",
                        "http://example.com/newformat#",
                        "http://example.com/necho",
                        "uri/of/echo/namespace#",
                        "http://www.sitemaps.org/schemas/sitemap",
                        "http://www.google.com/schemas/sitemap/0")
                .map(beginning -> new Module(beginning, CORE));
        Stream<Module> others = Stream.of(
                new Module("http://purl.org/rss/1.0/modules/", UNKNOWN),
                new Module("http://purl.org/rss/1.0/modules/content", "content"),
                new Module("http://purl.org/rss/1.0/modules/syndication", "sy"),
                new Module("http://purl.org/dc/elements/", "dc"),
                new Module("http://purl.org/dc/terms/", "dcterms"),
                new Module("http://www.w3.org/1999/xhtml", "xhtml"),
                new Module("http://www.w3.org/2005/xhtml", "xhtml"),
                new Module("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
                new Module("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
                new Module("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
                new Module("http://search.yahoo.com/mrss", "media"),
                new Module("http://video.search.yahoo.com/mrss", "media"),
                new Module("http://www.google.com/schemas/sitemap-news", "news"),
                new Module("http://rssnamespace.org/feedburner", "feedburner"));
        return Stream.concat(core, others)
                .sorted(Comparator.comparingInt((Module module) -> module.beginning.length())
                        .reversed())
                .toList();
    }
}
