package org.parley.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.cli.json.ArticleJson;
import org.parley.cli.json.ReadingJson;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.ArticleText;
import org.parley.enrich.extract.ExplainView;
import org.parley.schemas.Article;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley extract}: articles to mentions, without a broker. */
@Command(
        name = "extract",
        description = "Reads articles and writes the events that each of them reports. "
                + "A line in is {\"id\",\"url\",\"outlet\",\"title\",\"published\",\"lang\",\"text\"}.",
        mixinStandardHelpOptions = true)
public final class ExtractCommand implements Callable<Integer> {

    @Mixin
    private LinesOptions lines = new LinesOptions();

    @Mixin
    private DossierOptions dossiers = new DossierOptions();

    @Option(
            names = "--explain",
            description =
                    "Instead of JSON: each text with its people, places, dates and trigger words marked, and what became of them.")
    private boolean explain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<ArticleReader> readers = dossiers.readers();
        return explain
                ? explain(readers)
                : lines.map("articles", spec.commandLine().getErr(), line -> read(readers, line));
    }

    private int explain(List<ArticleReader> readers) throws IOException {
        try (Writer out = lines.writer()) {
            return lines.read("articles", spec.commandLine().getErr(), ArticleJson::fromJson, article -> {
                out.write("== " + article.getArticleId() + "  " + article.getTitle() + "\n");
                for (ArticleReader reader : readers) {
                    out.write(ExplainView.of(reader).render(article) + "\n");
                }
            });
        }
    }

    private static ObjectNode read(List<ArticleReader> readers, ObjectNode line) {
        Article article = ArticleJson.fromJson(line);
        ArticleText text = new ArticleText(article);
        return ReadingJson.toJson(
                article, readers.stream().map(reader -> reader.read(text)).toList());
    }
}
