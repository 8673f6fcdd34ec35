package org.parley.ingest.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;

/**
 * A text of a feed that is either plain or HTML.
 *
 * @param value what the feed said, one level of escaping undone
 * @param html whether {@code value} is HTML
 * @param base address that relative links within are meant from; empty when unknown
 */
public record FeedText(String value, boolean html, String base) {

    private static final Pattern MARKUP =
            Pattern.compile("</\\w{1,40}>|<(?:p|br)\\s*/?>|<(?:a|img)\\s[^>]{0,2000}>|&#?\\w{1,40};");
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][\\w:]{0,40})[^>]{0,2000}>");
    private static final Pattern BOGUS_DECLARATION = Pattern.compile("<!(?!--|\\[CDATA\\[|[A-Za-z])");
    private static final Set<String> LINK_ATTRIBUTES = Set.of("href", "src", "cite", "poster");

    static FeedText plain(String value) {
        return new FeedText(value, false, "");
    }

    /** A text of which nobody says what it is, as in RSS: HTML when it looks so. */
    static FeedText guess(String value, String base) {
        return new FeedText(value, looksLikeHtml(value), base);
    }

    /** The words alone, white space folded. */
    public String toPlain() {
        String words = html ? parsed().text() : value;
        return words.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /** As well-formed HTML, with relative links made absolute where the base is known. */
    public String toHtml() {
        return html ? clean() : Entities.escape(value);
    }

    /** Plain text as it is, HTML well-formed. */
    String toClean() {
        return html ? clean() : value;
    }

    private String clean() {
        Document document = parsed();
        for (String attribute : LINK_ATTRIBUTES) {
            for (Element element : document.getElementsByAttribute(attribute)) {
                String absolute = element.absUrl(attribute);
                if (!absolute.isEmpty()) {
                    element.attr(attribute, absolute);
                }
            }
        }
        return document.body().html().strip();
    }

    private Document parsed() {
        // A declaration that is none would swallow the text up to the next tag's end.
        String healed = BOGUS_DECLARATION.matcher(value).replaceAll("&lt;!");
        Document document = Jsoup.parseBodyFragment(healed, base);
        document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
        return document;
    }

    /** Markup that could be meant: tags that are seldom written as text, or entities, and no tag that HTML does not know. */
    private static boolean looksLikeHtml(String value) {
        if (!MARKUP.matcher(value).find()) {
            return false;
        }
        Matcher tags = TAG.matcher(value);
        while (tags.find()) {
            if (!Tag.isKnownTag(tags.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
