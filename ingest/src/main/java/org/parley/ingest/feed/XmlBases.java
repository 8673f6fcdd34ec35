package org.parley.ingest.feed;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where relative addresses are meant from: the {@code xml:base} attributes around an element, and the feed's own address. */
final class XmlBases {

    private final @Nullable URI document;

    XmlBases(@Nullable URI document) {
        this.document = document;
    }

    /** The base in force inside an element, or empty when nobody knows it. */
    String of(Element element) {
        Deque<String> outermostFirst = new ArrayDeque<>();
        for (Element scope = element; scope != null; scope = scope.parent()) {
            if (scope.hasAttr("xml:base")) {
                outermostFirst.addFirst(scope.attr("xml:base"));
            }
        }
        String base = document == null ? "" : document.toString();
        for (String step : outermostFirst) {
            base = resolve(base, step);
        }
        return base;
    }

    /** An address as it is meant inside an element; unchanged when it cannot be resolved. */
    String absolute(Element element, String address) {
        return resolve(of(element), address);
    }

    private static String resolve(String base, String address) {
        String wanted = address.strip();
        if (base.isEmpty() || wanted.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return wanted;
        }
        try {
            return URI.create(base).resolve(wanted.replace(" ", "%20")).toString();
        } catch (IllegalArgumentException notAnAddress) {
            return wanted;
        }
    }
}
