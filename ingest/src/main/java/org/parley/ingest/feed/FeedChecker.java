package org.parley.ingest.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.parley.ingest.fetch.Addresses;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.subscribe.Opml;

/** Shows what feeds give, for {@code parley feeds check}. Thread-safe. */
public final class FeedChecker {

    private final FeedReader reader = new FeedReader();
    private final FeedFetcher fetcher;

    /** @param fetcher asked for sources that are addresses; not closed here */
    public FeedChecker(Fetcher fetcher) {
        this.fetcher = new FeedFetcher(fetcher);
    }

    /**
     * The sources that an argument stands for: an address, a file, the feeds that an OPML file names, or the files in a folder and below it
     * in the order of their paths.
     *
     * @throws IOException when a folder cannot be listed, or an OPML file cannot be read
     */
    public List<String> sources(String argument) throws IOException {
        if (Addresses.parse(argument) != null || !Files.isDirectory(Path.of(argument))) {
            return argument.endsWith(".opml") ? Opml.addresses(Files.readString(Path.of(argument))) : List.of(argument);
        }
        try (Stream<Path> files = Files.walk(Path.of(argument))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    /** Reads one source: at once where it is a file, when it has answered where it is an address. */
    public CompletableFuture<FeedCheck> start(String source) {
        URI address = Addresses.parse(source);
        return address == null
                ? CompletableFuture.completedFuture(checkFile(source))
                : fetcher.get(address, Map.of("Accept", FeedRequests.ACCEPT))
                        .thenApply(result -> judge(source, result));
    }

    private FeedCheck checkFile(String source) {
        try {
            return judge(source, reader.read(Files.readAllBytes(Path.of(source)), null, null));
        } catch (IOException | IllegalArgumentException unreadable) {
            return failed(
                    source,
                    source.contains("://") ? "No feed can be at this address." : "There is no file that can be read.");
        }
    }

    private FeedCheck judge(String source, FetchResult result) {
        if (result instanceof FetchResult.Response response) {
            return response.ok()
                    ? judge(source, FeedRequests.read(reader, response))
                    : failed(source, "The server answers with status " + response.status() + ".");
        }
        if (result instanceof FetchResult.Refused refused) {
            return failed(source, sentence(refused.refusal().phrase(), refused.detail()));
        }
        FetchResult.Failed failure = (FetchResult.Failed) result;
        return failed(source, sentence(failure.failure().phrase(), failure.detail()));
    }

    private static FeedCheck judge(String source, FeedReading reading) {
        if (reading instanceof FeedReading.Read read) {
            return new FeedCheck(source, null, read.feed());
        }
        FeedReading.NotAFeed not = (FeedReading.NotAFeed) reading;
        String hint = not.discovered().isEmpty()
                ? ""
                : " It points to " + not.discovered().get(0) + ".";
        return failed(source, not.reason() + hint);
    }

    private static FeedCheck failed(String source, String error) {
        return new FeedCheck(source, error, null);
    }

    private static String sentence(String phrase, String detail) {
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + " (" + detail + ").";
    }
}
