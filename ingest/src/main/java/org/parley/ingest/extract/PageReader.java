package org.parley.ingest.extract;

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
    private final BlockJudge judge = BlockJudge.trained();

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

    private ExtractedPage read(String url, Document document) {
        PageParts parts = PageParts.of(url, document);
        Markup markup = parts.markup();
        DateReader dates = new DateReader(markup, parts.linkedData().article(), url);
        String text = ArticleText.assemble(parts.blocks(), judge.judge(parts.blocks()));
        return new ExtractedPage(
                url,
                markup.canonical(),
                parts.title(),
                parts.authors(),
                dates.published(),
                dates.modified(),
                LanguageReader.language(markup.language(), text),
                null,
                markup.meta("og:image"),
                parts.outlet(),
                false,
                text,
                text.isEmpty() ? NoTextReason.NO_ARTICLE : null);
    }
}
