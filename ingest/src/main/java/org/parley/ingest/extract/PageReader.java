package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Supplier;
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

    private static final int FEW_CHARS = 300;

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
        if (TextProbe.isBinary(body) && !namesWideCharset(contentTypeHeader)) {
            return ExtractedPage.withoutText(url, NoTextReason.NOT_TEXT);
        }
        if (isBlank(body)) {
            return ExtractedPage.withoutText(url, NoTextReason.EMPTY_BODY);
        }
        String html = decoder.decode(PagePruner.prune(body), contentTypeHeader);
        return read(url, Jsoup.parse(html, url), () -> decoder.decode(body, contentTypeHeader));
    }

    /** Encodings of two or four bytes a character look like binary data. */
    private static boolean namesWideCharset(@Nullable String contentType) {
        String lower = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return lower.contains("utf-16") || lower.contains("utf-32");
    }

    /** Reads a page that is text already. */
    public ExtractedPage read(String url, String html) {
        if (html.length() > MAX_BYTES) {
            return ExtractedPage.withoutText(url, NoTextReason.TOO_LARGE);
        }
        if (html.isBlank()) {
            return ExtractedPage.withoutText(url, NoTextReason.EMPTY_BODY);
        }
        return read(url, Jsoup.parse(PagePruner.prune(html), url), () -> html);
    }

    private static boolean isBlank(byte[] body) {
        for (byte value : body) {
            if (value < 0 || value > ' ') {
                return false;
            }
        }
        return true;
    }

    /** @param whole the page as it came, which is only asked for when nothing was found */
    private ExtractedPage read(String url, Document document, Supplier<String> whole) {
        PageParts parts = PageParts.of(url, document);
        Markup markup = parts.markup();
        JsonNode article = parts.linkedData().article();
        DateReader dates = new DateReader(markup, article, url);
        String text = ArticleText.assemble(parts.blocks(), judge.judge(parts.blocks()));
        if (text.length() < parts.linkedBody().length() / 2) {
            text = parts.linkedBody();
        }
        return new ExtractedPage(
                url,
                markup.canonical(),
                parts.title(),
                parts.authors(),
                dates.published(),
                dates.modified(),
                LanguageReader.language(markup.language(), text),
                section(markup, article),
                image(markup, article),
                parts.outlet(),
                WallDetector.isWalled(markup, article, parts.blocks(), text),
                text,
                text.isEmpty() ? reason(document, whole, parts) : null);
    }

    private static @Nullable String section(Markup markup, @Nullable JsonNode article) {
        JsonNode linked = article == null ? null : article.get("articleSection");
        JsonNode first = linked != null && linked.isArray() ? linked.get(0) : linked;
        if (first != null && first.isTextual() && !first.asText().isBlank()) {
            return PlainText.of(first.asText());
        }
        return markup.meta("article:section", "section", "parsely-section", "category");
    }

    private static @Nullable String image(Markup markup, @Nullable JsonNode article) {
        String shared = markup.meta("og:image", "og:image:url", "twitter:image");
        if (shared != null || article == null) {
            return shared;
        }
        JsonNode linked = article.path("image");
        JsonNode first = linked.isArray() && !linked.isEmpty() ? linked.get(0) : linked;
        String address = first.isTextual() ? first.asText() : first.path("url").asText("");
        return address.isEmpty() ? null : address;
    }

    private static NoTextReason reason(Document document, Supplier<String> whole, PageParts parts) {
        if (document.selectFirst("frameset, frame") != null) {
            return NoTextReason.FRAMES_ONLY;
        }
        boolean fewWords = parts.blocks().chars < FEW_CHARS;
        return fewWords && whole.get().contains("<script") ? NoTextReason.NEEDS_SCRIPT : NoTextReason.NO_ARTICLE;
    }
}
