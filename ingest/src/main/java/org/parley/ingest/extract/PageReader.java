package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article out of a web page. Takes any bytes and any text without throwing; what is no article comes back without text and
 * with a reason. Stateless and thread-safe. Runs no scripts and opens no connection.
 */
public final class PageReader {

    /** Longer pages are not read: the longest articles are a hundredth of this. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private final PageDecoder decoder = new PageDecoder();

    /**
     * Reads a page as it came over the wire, after transfer and content encodings are undone.
     *
     * @param contentTypeHeader the value of {@code Content-Type}, for its charset; null when the server sent none
     */
    public ExtractedPage read(String url, byte[] body, @Nullable String contentTypeHeader) {
        if (body.length > MAX_BYTES) {
            return ExtractedPage.withoutText(url, NoTextReason.TOO_LARGE);
        }
        return read(url, decoder.decode(body, contentTypeHeader));
    }

    /** Reads a page that is text already. */
    public ExtractedPage read(String url, String html) {
        if (html.length() > MAX_BYTES) {
            return ExtractedPage.withoutText(url, NoTextReason.TOO_LARGE);
        }
        if (html.isBlank()) {
            return ExtractedPage.withoutText(url, NoTextReason.EMPTY_BODY);
        }
        return read(url, Jsoup.parse(html, url));
    }

    private static ExtractedPage read(String url, Document document) {
        Markup markup = new Markup(document);
        LinkedData linkedData = new LinkedData(markup.linkedData());
        JsonNode article = linkedData.article();
        String outlet = OutletReader.name(markup, linkedData);
        String title = new TitleReader(markup, article, outlet).title();
        List<String> authors = new AuthorReader(markup, linkedData).authors();
        DateReader dates = new DateReader(markup, article, url);
        String linkedBody = article == null ? "" : article.path("articleBody").asText("");
        String description = markup.meta("og:description", "description");
        Page page = new Page(title, description == null ? "" : description, linkedBody, authors);
        List<Block> blocks = new BlockSplitter(document.body()).split();
        String text = ArticleText.of(blocks, page);
        return new ExtractedPage(
                url,
                markup.canonical(),
                title,
                authors,
                dates.published(),
                dates.modified(),
                markup.language().isEmpty() ? null : markup.language(),
                null,
                markup.meta("og:image"),
                outlet,
                false,
                text,
                text.isEmpty() ? NoTextReason.NO_ARTICLE : null);
    }
}
