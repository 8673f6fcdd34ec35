package org.parley.cli.demo;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article of an invented outlet.
 *
 * @param path where it is found on the outlet's host, beginning with a slash
 * @param authors who signs it; in the file a single {@code author} will do
 * @param published when it says that it was published
 * @param releaseAfter how long after the start of the replay it appears
 * @param body its paragraphs, separated by blank lines
 * @param copyOf the agency whose text it repeats, or null for the outlet's own report
 */
public record DemoArticle(
        String path,
        String title,
        @JsonAlias("author") List<String> authors,
        String section,
        OffsetDateTime published,
        Duration releaseAfter,
        String summary,
        String body,
        @Nullable String copyOf) {

    public DemoArticle {
        Required.path("path", path);
        Required.text("title", title);
        authors = Required.list("author", authors);
        Required.text("section", section);
        Required.value("published", published);
        Required.value("releaseAfter", releaseAfter);
        Required.that(!releaseAfter.isNegative(), "releaseAfter is negative");
        Required.text("summary", summary);
        Required.text("body", body);
    }

    /** The body's paragraphs, each on one line. */
    public List<String> paragraphs() {
        return Arrays.stream(body.strip().split("\\n\\s*\\n"))
                .map(paragraph -> paragraph.replace('\n', ' ').strip())
                .toList();
    }
}
