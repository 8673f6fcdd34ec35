package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds when a page was published and last changed: linked data, meta tags, microdata, {@code time} elements, the address. */
final class DateReader {

    private static final String[] PUBLISHED_METAS = {
        "article:published_time",
        "og:published_time",
        "article:published",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "sailthru.date",
        "datepublished",
        "date.published",
        "published_time",
        "publish-date",
        "publish_date",
        "publishdate",
        "publication_date",
        "publicationdate",
        "article_date_original",
        "originalpublicationdate",
        "article:post_date",
        "dcterms.created",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "date",
        "pubdate",
        "rnews:datepublished",
        "article.published",
        "article.created",
        "citation_publication_date",
        "citation_date",
        "vr:published_time",
        "og:article:published_time",
        "bt:pubdate",
        "prism.publicationdate",
        "dcsext.artpubdate",
        "og:pubdate",
        "last-published",
        "timestamp"
    };
    private static final String[] MODIFIED_METAS = {
        "article:modified_time",
        "og:updated_time",
        "article:modified",
        "datemodified",
        "last-modified",
        "lastmod",
        "modified_time",
        "dcterms.modified",
        "dc.date.modified",
        "article.updated",
        "og:article:modified_time",
        "revision_date"
    };

    private final Markup markup;
    private final @Nullable JsonNode article;
    private final String url;

    DateReader(Markup markup, @Nullable JsonNode article, String url) {
        this.markup = markup;
        this.article = article;
        this.url = url;
    }

    @Nullable
    PageTime published() {
        PageTime found = firstOf(fromLinkedData("datePublished"), fromMetas(PUBLISHED_METAS));
        found = found != null ? found : firstOf(fromItems("datepublished"), fromTimes());
        return found != null ? found : firstOf(fromLinkedData("dateCreated"), PageTimeParser.fromAddress(url));
    }

    @Nullable
    PageTime modified() {
        PageTime found = firstOf(fromLinkedData("dateModified"), fromMetas(MODIFIED_METAS));
        return found != null ? found : fromItems("datemodified");
    }

    private static @Nullable PageTime firstOf(@Nullable PageTime one, @Nullable PageTime other) {
        return one != null ? one : other;
    }

    private @Nullable PageTime fromLinkedData(String field) {
        JsonNode value = article == null ? null : article.get(field);
        if (value == null) {
            return null;
        }
        return PageTimeParser.parse(
                value.isArray() && value.size() > 0 ? value.get(0).asText() : value.asText());
    }

    private @Nullable PageTime fromMetas(String[] names) {
        for (String name : names) {
            for (String value : markup.metaAll(name)) {
                PageTime time = PageTimeParser.parse(value);
                if (time != null) {
                    return time;
                }
            }
        }
        return null;
    }

    private @Nullable PageTime fromItems(String property) {
        return fromElements(markup.items(property));
    }

    private @Nullable PageTime fromTimes() {
        List<Element> marked =
                markup.times().stream().filter(time -> time.hasAttr("pubdate")).toList();
        PageTime found = fromElements(marked);
        return found != null ? found : fromElements(markup.times());
    }

    private static @Nullable PageTime fromElements(List<Element> elements) {
        for (Element element : elements) {
            for (String attribute : List.of("datetime", "content", "title")) {
                PageTime time = PageTimeParser.parse(element.attr(attribute));
                if (time != null) {
                    return time;
                }
            }
            PageTime time = PageTimeParser.parse(element.text());
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
