package org.parley.desk.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.parley.desk.DeskConfig;
import org.parley.desk.live.FeedBoard;
import org.parley.desk.live.LiveStream;
import org.parley.desk.store.DeskStore;

/** The desk's web server: all routes on one port. Started and closed once. */
public final class DeskServer implements AutoCloseable {

    private static final int REQUEST_THREADS = 64;
    private static final int LEAST_THREADS = 8;
    private static final long MOST_BYTES_IN = 64 * 1024;

    private final DeskConfig config;
    private final LiveStream stream;
    private final Javalin javalin;

    /**
     * @param feeds the subscriptions and how they are
     * @param ready whether what the desk needs is there
     * @param clock whose time is "now" for all that is upcoming
     */
    public DeskServer(
            DeskConfig config,
            DeskStore store,
            LiveStream stream,
            FeedBoard feeds,
            BooleanSupplier ready,
            MeterRegistry metrics,
            Clock clock) {
        this(config, store, stream, feeds, ready, metrics, clock, System::nanoTime);
    }

    /** @param nanoTime what the limit of requests is measured by */
    DeskServer(
            DeskConfig config,
            DeskStore store,
            LiveStream stream,
            FeedBoard feeds,
            BooleanSupplier ready,
            MeterRegistry metrics,
            Clock clock,
            LongSupplier nanoTime) {
        this.config = config;
        this.stream = stream;
        this.javalin = Javalin.create(javalinConfig -> {
            tune(javalinConfig, config.streamClients() + REQUEST_THREADS);
            addRoutes(javalinConfig, store, feeds, ready, metrics, clock, nanoTime);
        });
    }

    public void start() {
        javalin.start(config.host(), config.port());
    }

    /** The port it listens on, also where any free one was asked for. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        stream.close();
        javalin.stop();
    }

    private static void tune(JavalinConfig javalin, int threads) {
        javalin.jetty.threadPool = new QueuedThreadPool(threads, LEAST_THREADS);
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.http.maxRequestSize = MOST_BYTES_IN;
        javalin.http.prefer405over404 = true;
        javalin.http.generateEtags = false;
        javalin.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(16 * 1024);
        });
    }

    private void addRoutes(
            JavalinConfig javalin,
            DeskStore store,
            FeedBoard feeds,
            BooleanSupplier ready,
            MeterRegistry metrics,
            Clock clock,
            LongSupplier nanoTime) {
        RateLimiter limiter = new RateLimiter(config.requestsPerSecond(), config.requestBurst(), nanoTime);
        ArticleLinks links = new ArticleLinks(config.articleLink());
        EventParameters eventParameters = new EventParameters(clock);
        Visitors visitors = new Visitors(config.trustedProxies());
        new Guard(config.token(), limiter, visitors, clock).addTo(javalin.routes);
        Answers.addErrorsTo(javalin.routes);
        new OperateRoutes(ready, metrics).addTo(javalin.routes);
        new RecordRoutes(store, feeds, eventParameters, links, clock).addTo(javalin.routes);
        new ExportRoutes(store, eventParameters, links, visitors, clock).addTo(javalin.routes);
        new StreamRoutes(stream, clock).addTo(javalin.routes);
        new PageRoutes().addTo(javalin);
    }
}
