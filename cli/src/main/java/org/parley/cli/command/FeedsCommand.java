package org.parley.cli.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.cli.ExitCodes;
import org.parley.cli.UserErrorException;
import org.parley.cli.terminal.Progress;
import org.parley.ingest.feed.FeedCheck;
import org.parley.ingest.feed.FeedChecker;
import org.parley.ingest.feed.FeedDocument;
import org.parley.ingest.fetch.FetchConfig;
import org.parley.ingest.fetch.PoliteFetcher;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.ingest.subscribe.Opml;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;
import org.parley.schemas.Outlet;
import org.parley.schemas.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley feeds}: subscriptions. */
@Command(
        name = "feeds",
        description = "Shows and changes what is subscribed to, and checks what a feed gives.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FeedsCommand.ListFeeds.class,
            FeedsCommand.Add.class,
            FeedsCommand.Remove.class,
            FeedsCommand.Import.class,
            FeedsCommand.Export.class,
            FeedsCommand.Check.class
        })
public final class FeedsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, add, remove, import, export or check");
    }

    /** What the commands on subscriptions share. */
    abstract static class OnStore implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        <T> T withStore(Function<FeedsStore, T> work) {
            try (FeedsStore store = new FeedsStore(KafkaConfig.from(Running.settings(options)), Clock.systemUTC())) {
                return work.apply(store);
            }
        }
    }

    @Command(
            name = "list",
            description = "Shows the subscriptions and how each feed is.",
            mixinStandardHelpOptions = true)
    static final class ListFeeds extends OnStore {
        @Override
        public Integer call() {
            return withStore(store -> {
                Map<String, FeedState> states = store.states();
                List<Feed> feeds = store.list();
                feeds.forEach(feed -> out().println(line(feed, states.get(feed.getUrl()))));
                Set<String> unreadable = store.unreadable();
                unreadable.forEach(key -> out().println("UNREADABLE: the subscription of " + key
                        + " cannot be read and nobody polls it; add it anew or remove it"));
                if (feeds.isEmpty() && unreadable.isEmpty()) {
                    out().println("no subscriptions");
                }
                return unreadable.isEmpty() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
            });
        }

        private static String line(Feed feed, @Nullable FeedState state) {
            Outlet outlet = feed.getOutlet();
            return "%-28s %-3s %-2s %-9s %-40s %s"
                    .formatted(
                            outlet.getName(),
                            orDash(outlet.getCountry()),
                            orDash(feed.getLanguage()),
                            outlet.getSide().name().toLowerCase(Locale.ROOT),
                            health(state),
                            feed.getUrl());
        }

        private static String health(@Nullable FeedState state) {
            if (state == null) {
                return "not polled yet";
            }
            if (state.getMuted()) {
                return "muted: the server says it is gone";
            }
            return state.getLastError() == null
                    ? "ok, next poll " + state.getNextPollAt()
                    : "failing: " + state.getLastError();
        }

        private static String orDash(@Nullable String value) {
            return value == null ? "-" : value;
        }
    }

    @Command(name = "add", description = "Subscribes to a feed.", mixinStandardHelpOptions = true)
    static final class Add extends OnStore {
        @Parameters(paramLabel = "URL", description = "Address of the feed.")
        private @Nullable URI url;

        @Option(names = "--outlet", paramLabel = "NAME", description = "Who publishes it. Default: the host.")
        private @Nullable String outlet;

        @Option(names = "--country", paramLabel = "CODE", description = "Country of the newsroom, ISO 3166-1 alpha-3.")
        private @Nullable String country;

        @Option(names = "--language", paramLabel = "CODE", description = "Language, ISO 639-1.")
        private @Nullable String language;

        @Option(names = "--side", paramLabel = "SIDE", description = "One of ${COMPLETION-CANDIDATES}.")
        private Side side = Side.UNKNOWN;

        @Override
        public Integer call() {
            URI address = url;
            if (address == null || address.getHost() == null) {
                throw new UserErrorException("an address begins with http:// or https:// and names a host: " + address);
            }
            Feed feed = Feed.newBuilder()
                    .setUrl(address.toString())
                    .setOutlet(Outlet.newBuilder()
                            .setName(outlet == null ? address.getHost() : outlet)
                            .setCountry(country)
                            .setSide(side)
                            .build())
                    .setLanguage(language)
                    .setAddedAt(Clock.systemUTC().instant())
                    .build();
            return withStore(store -> {
                store.add(List.of(feed));
                out().println("subscribed to " + feed.getUrl());
                return ExitCodes.OK;
            });
        }
    }

    @Command(name = "remove", description = "Ends subscriptions.", mixinStandardHelpOptions = true)
    static final class Remove extends OnStore {
        @Parameters(paramLabel = "URL", arity = "1..*", description = "Addresses as list shows them.")
        private List<String> urls = List.of();

        @Override
        public Integer call() {
            return withStore(store -> {
                boolean allKnown = store.remove(urls);
                out().println(allKnown ? "removed" : "removed; some were not subscribed to");
                return allKnown ? ExitCodes.OK : ExitCodes.SOME_FAILED;
            });
        }
    }

    @Command(name = "import", description = "Subscribes to the feeds of an OPML file.", mixinStandardHelpOptions = true)
    static final class Import extends OnStore {
        @Parameters(paramLabel = "OPML", description = "The file.")
        private Path file = Path.of("feeds.opml");

        @Override
        public Integer call() {
            List<Feed> feeds = Subscriptions.read(file);
            return withStore(store -> {
                store.add(feeds);
                out().println("subscribed to " + feeds.size() + " feeds");
                return ExitCodes.OK;
            });
        }
    }

    @Command(name = "export", description = "Writes the subscriptions as OPML.", mixinStandardHelpOptions = true)
    static final class Export extends OnStore {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Where to write. Default: standard output.")
        private @Nullable Path file;

        @Override
        public Integer call() throws IOException {
            String opml = withStore(store -> Opml.write(store.list()));
            if (file == null) {
                out().print(opml);
                out().flush();
            } else {
                Files.writeString(file, opml);
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "check",
            description = "Shows what feeds give, and which do not answer. No broker needed.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        /** So that a dead server does not hold up the rest; each host is still asked one thing at a time. */
        private static final int AT_ONCE = 64;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Parameters(
                paramLabel = "SOURCE",
                arity = "1..*",
                description = "Addresses, files, folders, or an OPML file, whose feeds are then asked.")
        private List<String> sources = List.of();

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        private int checked;
        private int failed;

        @Override
        public Integer call() throws IOException {
            Queue<CompletableFuture<FeedCheck>> underWay = new ArrayDeque<>();
            try (PoliteFetcher fetcher =
                            PoliteFetcher.create(FetchConfig.from(options.load()), new SimpleMeterRegistry());
                    Progress progress = Progress.start("feeds");
                    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
                FeedChecker checker = new FeedChecker(fetcher);
                for (String argument : sources) {
                    for (String source : checker.sources(argument)) {
                        underWay.add(checker.start(source));
                        if (underWay.size() == AT_ONCE) {
                            print(underWay.remove().join(), out, progress);
                        }
                    }
                }
                for (CompletableFuture<FeedCheck> rest : underWay) {
                    print(rest.join(), out, progress);
                }
                if (!json && checked > 1) {
                    out.write("%d of %d give a feed%n".formatted(checked - failed, checked));
                }
            }
            return failed == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
        }

        private void print(FeedCheck check, Writer out, Progress progress) throws IOException {
            out.write(json ? check.toJson() : asText(check));
            out.write('\n');
            out.flush();
            checked++;
            failed += check.ok() ? 0 : 1;
            progress.step();
        }

        private static String asText(FeedCheck check) {
            FeedDocument feed = check.feed();
            if (feed == null) {
                return "FAIL  " + check.source() + "\n      " + check.error();
            }
            StringBuilder text = new StringBuilder("ok    ").append(check.source());
            text.append("\n      ")
                    .append(feed.format())
                    .append(", ")
                    .append(feed.items().size())
                    .append(" items");
            if (feed.title() != null) {
                text.append(": ").append(feed.title().toPlain());
            }
            feed.items().stream().limit(3).forEach(item -> text.append("\n      - ")
                    .append(item.title() == null ? "(no title)" : item.title().toPlain())
                    .append(item.published() == null ? "" : ", " + item.published()));
            return text.toString();
        }
    }
}
