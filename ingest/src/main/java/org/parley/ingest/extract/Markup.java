package org.parley.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Everything machine-readable of a page, gathered in one walk over its elements: meta tags, linked data, links of the head, microdata,
 * headlines and times. Order is the page's.
 */
final class Markup {

    private static final int MAX_LINKED_DATA_CHARS = 4_000_000;

    private final Map<String, List<String>> metas = new HashMap<>();
    private final Map<String, List<Element>> items = new HashMap<>();
    private final List<String> linkedData = new ArrayList<>();
    private final List<Element> headlines = new ArrayList<>();
    private final List<Element> times = new ArrayList<>();
    private final Document document;
    private @Nullable String canonical;
    private String title = "";
    private final String language;

    Markup(Document document) {
        this.document = document;
        Element html = document.selectFirst("html");
        language = html == null ? "" : firstFilled(html.attr("lang"), html.attr("xml:lang"));
        Node node = document;
        while (node != null) {
            if (node instanceof Element element) {
                take(element);
            }
            node = next(node);
        }
    }

    /** The node after this one in page order; walks by hand, because nesting can be deeper than a stack. */
    private static @Nullable Node next(Node node) {
        if (node.childNodeSize() > 0) {
            return node.childNode(0);
        }
        Node up = node;
        while (up != null) {
            Node sibling = up.nextSibling();
            if (sibling != null) {
                return sibling;
            }
            up = up.parent();
        }
        return null;
    }

    private void take(Element element) {
        switch (element.normalName()) {
            case "meta" -> takeMeta(element);
            case "script" -> takeScript(element);
            case "link" -> takeLink(element);
            case "title" -> title = title.isEmpty() && !inSvg(element) ? element.text() : title;
            case "h1" -> headlines.add(element);
            case "time" -> times.add(element);
            default -> {}
        }
        if (element.attributesSize() > 0 && element.hasAttr("itemprop")) {
            items.computeIfAbsent(element.attr("itemprop").toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(element);
        }
    }

    private static boolean inSvg(Element element) {
        return element.parents().stream().anyMatch(parent -> parent.normalName().equals("svg"));
    }

    private static boolean isSignature(Element element, Map<String, Boolean> known) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.attr("rel").contains("author")) {
            return true;
        }
        String cue = element.className();
        return !cue.isEmpty() && known.computeIfAbsent(cue, name -> Cue.AUTHOR.in(ClassCues.bits(name)));
    }

    private void takeMeta(Element meta) {
        String content = meta.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (String attribute : List.of("name", "property", "http-equiv")) {
            String key = meta.attr(attribute);
            if (!key.isEmpty()) {
                metas.computeIfAbsent(key.strip().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(content);
            }
        }
    }

    private void takeScript(Element script) {
        if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")
                && script.data().length() <= MAX_LINKED_DATA_CHARS) {
            linkedData.add(script.data());
        }
    }

    private void takeLink(Element link) {
        if (canonical == null && link.attr("rel").equalsIgnoreCase("canonical")) {
            String address = link.absUrl("href");
            canonical = address.isEmpty() ? null : address;
        }
    }

    private static String firstFilled(String one, String other) {
        return one.isBlank() ? other : one;
    }

    /** The content of the first meta tag of the first of these names that is there. */
    @Nullable
    String meta(String... names) {
        for (String name : names) {
            List<String> values = metas.get(name);
            if (values != null) {
                return values.get(0);
            }
        }
        return null;
    }

    List<String> metaAll(String name) {
        return metas.getOrDefault(name, List.of());
    }

    /** Elements that carry this {@code itemprop}, in page order. */
    List<Element> items(String property) {
        return items.getOrDefault(property, List.of());
    }

    List<String> linkedData() {
        return linkedData;
    }

    List<Element> headlines() {
        return headlines;
    }

    List<Element> times() {
        return times;
    }

    /** Elements whose class or {@code rel} says that they name an author. Walks the page anew. */
    List<Element> signatures() {
        List<Element> signatures = new ArrayList<>();
        Map<String, Boolean> known = new HashMap<>();
        for (Node node = document; node != null; node = next(node)) {
            if (node instanceof Element element && isSignature(element, known)) {
                signatures.add(element);
            }
        }
        return signatures;
    }

    @Nullable
    String canonical() {
        return canonical;
    }

    /** Text of the {@code <title>} element; may be empty. */
    String title() {
        return title;
    }

    /** The {@code lang} of the page as written; may be empty. */
    String language() {
        return language;
    }
}
