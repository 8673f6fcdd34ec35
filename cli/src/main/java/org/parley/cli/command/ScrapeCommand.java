package org.parley.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.parley.cli.json.PageJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley scrape}: pages to articles, without a broker. */
@Command(
        name = "scrape",
        description =
                "Reads web pages and writes the article of each: title, authors, dates, language, text. "
                        + "A line in is {\"id\",\"url\",\"html\" or \"htmlFile\"}; file names are meant from the input's folder, .gz is understood.",
        mixinStandardHelpOptions = true)
public final class ScrapeCommand implements Callable<Integer> {

    @Mixin
    private LinesOptions lines = new LinesOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PageJson pages = new PageJson(lines.folder());
        return lines.map("pages", spec.commandLine().getErr(), pages::read);
    }
}
