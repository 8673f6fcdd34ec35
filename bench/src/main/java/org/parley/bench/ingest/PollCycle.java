package org.parley.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.parley.bench.Figure;
import org.parley.ingest.IngestConfig;
import org.parley.ingest.IngestService;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.Feed;
import org.parley.schemas.Outlet;

/**
 * Lets one ingest service poll ten thousand feeds of two thousand hosts once a minute, 99 of 100 not modified, politeness as it is by
 * default. Prints for each minute after the first the share of feeds polled, how long after their time polls were done, processor time and heap; exits with 1
 * when it does not keep the cycle: fewer than 98 of 100 polls, the 99th percentile of lateness above six seconds, or a heap above 1 GB.
 * Start it with {@code -Xmx1g}.
 *
 * <p>{@code PollCycle [FEEDS [MINUTES]]}, by default 10000 feeds for 3 minutes.
 */
public final class PollCycle {

    private static final int HOSTS = 2000;
    private static final double LEAST_SHARE = 0.98;
    private static final double LATEST_SECONDS = 6;
    private static final long MOST_HEAP = 1L << 30;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final int feeds;

    private PollCycle(int feeds) {
        this.feeds = feeds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int feeds = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("parley-bench");
        try (PeerProcess peer = PeerProcess.start(Optional.of(folder))) {
            System.exit(new PollCycle(feeds).run(peer, minutes) ? 0 : 1);
        }
    }

    private boolean run(PeerProcess peer, int minutes) throws InterruptedException {
        KafkaConfig kafka = new KafkaConfig(peer.bootstrapServers(), 4, 1, Map.of());
        subscribe(kafka, peer.addresses("/feed/", feeds, HOSTS));
        IngestConfig config = IngestConfig.from(Settings.of(Map.of("ingest.fetch.allowed-networks", "127.0.0.0/8")));
        try (IngestService service = new IngestService(config, kafka, meters, Clock.systemUTC())) {
            service.start(failure -> {
                failure.printStackTrace();
                System.exit(2);
            });
            boolean kept = true;
            while (polls() < feeds) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            System.out.println("every feed was polled once");
            for (int minute = 1; minute <= minutes; minute++) {
                kept &= watch(minute);
            }
            System.out.println(kept ? "kept the cycle" : "did not keep the cycle");
            return kept;
        }
    }

    private void subscribe(KafkaConfig kafka, List<String> addresses) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        Instant now = Instant.now();
        try (FeedsStore store = new FeedsStore(kafka, Clock.systemUTC())) {
            store.add(addresses.stream()
                    .map(url -> Feed.newBuilder()
                            .setUrl(url)
                            .setOutlet(Outlet.newBuilder().setName("Bench").build())
                            .setAddedAt(now)
                            .setPollIntervalSeconds(60)
                            .build())
                    .toList());
        }
    }

    private boolean watch(int minute) throws InterruptedException {
        double pollsBefore = polls();
        long cpuBefore = machine.getProcessCpuTime();
        long peak = 0;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            peak = Math.max(
                    peak,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        double share = (polls() - pollsBefore) / feeds;
        double cpu = (machine.getProcessCpuTime() - cpuBefore) / 1e9 / 60;
        double late = latenessSeconds();
        System.out.printf(
                Locale.ROOT,
                "minute %d: %.3f of the feeds polled, 99th percentile of lateness %.2f s, %.2f processors, heap at most %d MiB%n",
                minute,
                share,
                late,
                cpu,
                peak >> 20);
        Figure.rate("share of feeds polled in minute " + minute, share, "least", LEAST_SHARE)
                .print();
        return share >= LEAST_SHARE && late <= LATEST_SECONDS && peak <= MOST_HEAP;
    }

    private double polls() {
        return meters.find("ingest.poll.polls").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Over the last two minutes or so, since older samples fade. */
    private double latenessSeconds() {
        Timer lateness = meters.find("ingest.poll.lateness").timer();
        if (lateness == null) {
            return Double.NaN;
        }
        double worst = 0;
        for (ValueAtPercentile value : lateness.takeSnapshot().percentileValues()) {
            worst = Math.max(worst, value.value(TimeUnit.SECONDS));
        }
        return worst;
    }
}
