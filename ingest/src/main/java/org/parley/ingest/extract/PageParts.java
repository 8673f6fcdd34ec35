package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A parsed page with all that its markup says, and its blocks, not yet judged. */
record PageParts(
        Markup markup,
        LinkedData linkedData,
        @Nullable String outlet,
        String title,
        List<String> authors,
        String linkedBody,
        PageBlocks blocks) {

    static PageParts of(String url, Document document) {
        Markup markup = new Markup(document);
        LinkedData linkedData = new LinkedData(markup.linkedData());
        JsonNode article = linkedData.article();
        String outlet = OutletReader.name(markup, linkedData);
        String title = new TitleReader(markup, article, outlet).title();
        List<String> authors = new AuthorReader(markup, linkedData, outlet).authors();
        String description = markup.meta("og:description", "description");
        String linkedBody = bodyOf(article);
        Page page = new Page(title, description == null ? "" : PlainText.of(description), linkedBody, authors);
        return new PageParts(
                markup,
                linkedData,
                outlet,
                title,
                authors,
                linkedBody,
                new PageBlocks(new BlockSplitter(document.body()).split(), page));
    }

    /** The body that the linked data gives, as plain paragraphs; some outlets write markup into it. */
    private static String bodyOf(@Nullable JsonNode article) {
        String body = article == null ? "" : article.path("articleBody").asText("");
        if (body.indexOf('<') >= 0 || body.indexOf('&') >= 0) {
            body = Jsoup.parse(Parser.unescapeEntities(body, false)).wholeText();
        }
        return body.strip();
    }
}
