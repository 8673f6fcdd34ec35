package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A parsed page with all that its markup says, and its blocks, not yet judged. */
record PageParts(
        Markup markup,
        LinkedData linkedData,
        @Nullable String outlet,
        String title,
        List<String> authors,
        PageBlocks blocks) {

    static PageParts of(String url, Document document) {
        Markup markup = new Markup(document);
        LinkedData linkedData = new LinkedData(markup.linkedData());
        JsonNode article = linkedData.article();
        String outlet = OutletReader.name(markup, linkedData);
        String title = new TitleReader(markup, article, outlet).title();
        List<String> authors = new AuthorReader(markup, linkedData, outlet).authors();
        String description = markup.meta("og:description", "description");
        Page page = new Page(title, description == null ? "" : PlainText.of(description), linkedBody(article), authors);
        return new PageParts(
                markup,
                linkedData,
                outlet,
                title,
                authors,
                new PageBlocks(new BlockSplitter(document.body()).split(), page));
    }

    private static String linkedBody(@Nullable JsonNode article) {
        return article == null ? "" : article.path("articleBody").asText("");
    }
}
