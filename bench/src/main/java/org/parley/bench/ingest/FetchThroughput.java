package org.parley.bench.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.parley.bench.Figure;
import org.parley.ingest.fetch.FetchConfig;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.PoliteFetcher;
import org.parley.runtime.config.Settings;

/**
 * Fetches pages from many loopback hosts with {@link PoliteFetcher}, politeness off, and with {@code curl --parallel}, as many at once,
 * turn by turn in changing order; prints both rates, the heap after each round, and the median of the rounds' ratios. Exits with 1 when
 * that is below the floor. Needs curl.
 *
 * <p>{@code FetchThroughput [PAGES [HOSTS [ROUNDS]]]}, by default 2000 pages of 200 hosts in 9 rounds after 3 that warm up.
 */
public final class FetchThroughput {

    private static final double FLOOR = 0.7;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int AT_ONCE = 200;

    private final PoliteFetcher fetcher;
    private final List<String> pages;
    private final Path curlConfig;

    private FetchThroughput(PoliteFetcher fetcher, List<String> pages, Path curlConfig) {
        this.fetcher = fetcher;
        this.pages = pages;
        this.curlConfig = curlConfig;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int pages = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        int hosts = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 9;
        Settings settings = Settings.of(Map.of(
                "ingest.fetch.allowed-networks", "127.0.0.0/8",
                "ingest.fetch.host-pause", "0s",
                "ingest.fetch.robots", "false",
                "ingest.fetch.max-concurrent", Integer.toString(AT_ONCE)));
        Path curlConfig = Files.createTempFile("parley-bench", ".curl");
        try (PeerProcess site = PeerProcess.start(Optional.empty());
                PoliteFetcher fetcher = PoliteFetcher.create(FetchConfig.from(settings), new SimpleMeterRegistry())) {
            List<String> addresses = site.addresses("/page/", pages, hosts);
            Files.writeString(
                    curlConfig,
                    addresses.stream()
                            .map(url -> "url = \"" + url + "\"\noutput = /dev/null\n")
                            .collect(Collectors.joining()));
            double ratio = new FetchThroughput(fetcher, addresses, curlConfig).run(rounds);
            new Figure("pages fetched, politeness off", "beside curl", "curl --parallel, floor " + FLOOR, ratio)
                    .print();
            System.out.printf(Locale.ROOT, "ratio %.2f (median of %d rounds, floor %.1f)%n", ratio, rounds, FLOOR);
            System.exit(ratio >= FLOOR ? 0 : 1);
        } finally {
            Files.deleteIfExists(curlConfig);
        }
    }

    private double run(int rounds) throws IOException, InterruptedException {
        double[] ratios = new double[rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            boolean oursFirst = round % 2 == 0;
            double before = oursFirst ? ours() : curl();
            double after = oursFirst ? curl() : ours();
            double ours = pages.size() / (oursFirst ? before : after);
            double curl = pages.size() / (oursFirst ? after : before);
            if (round >= 0) {
                ratios[round] = ours / curl;
                System.out.printf(
                        Locale.ROOT,
                        "Parley %,.0f pages/s, curl %,.0f pages/s, ratio %.2f, heap %d MiB%n",
                        ours,
                        curl,
                        ours / curl,
                        heap());
            }
        }
        Arrays.sort(ratios);
        return ratios[rounds / 2];
    }

    private double ours() {
        long start = System.nanoTime();
        List<CompletableFuture<Boolean>> answers = pages.stream()
                .map(url -> fetcher.page(URI.create(url), Map.of()).thenApply(FetchThroughput::good))
                .toList();
        if (!answers.stream().allMatch(CompletableFuture::join)) {
            throw new IllegalStateException("a page could not be fetched");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean good(FetchResult result) {
        return result instanceof FetchResult.Response response && response.ok() && response.body().length > 0;
    }

    private double curl() throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(
                        "curl",
                        "--silent",
                        "--fail",
                        "--parallel",
                        "--parallel-max",
                        Integer.toString(AT_ONCE),
                        "--config",
                        curlConfig.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("curl ended with " + status);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** What is still held once everything else is thrown away. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
