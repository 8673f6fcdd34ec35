package org.parley.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the demo's world on this machine, in two ways at once: as a forward proxy that answers for the outlets' hosts
 * ({@code GET http://thames-courier.example/feed.xml}), which is how the pipeline reaches them, and with the host as first part of
 * the path ({@code /thames-courier.example/feed.xml}), which is how a person's browser does.
 *
 * <p>It listens on the loopback interface unless told otherwise, and passes nothing on to anybody: an unknown host is answered with 502. The story
 * starts with {@link #begin()}; until then feeds are empty.
 */
public final class ReplayServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayServer.class);
    private static final int THREADS = 8;

    private final DemoWorld world;
    private final Replay replay;
    private final OutletSite site;
    private final HttpServer server;
    private final ExecutorService workers;
    private final Map<String, HttpHandler> strangers = new ConcurrentHashMap<>();

    /**
     * Binds the port, so that {@link #address()} is known, and answers from {@link #start()} on.
     *
     * @param clock the real time, or a test's
     * @param port 0 for any free one
     */
    public ReplayServer(DemoWorld world, Clock clock, int port) throws IOException {
        this(world, clock, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** As the other, but bound to any address: services in containers reach it by a network of their own. */
    public ReplayServer(DemoWorld world, Clock clock, InetSocketAddress address) throws IOException {
        this.world = world;
        this.replay = new Replay(world, clock);
        this.site = new OutletSite(world, replay);
        this.server = HttpServer.create(address, 0);
        this.workers = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "demo-world");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    /** Answers requests from now on. */
    public void start() {
        server.start();
    }

    /** Starts the story. Does nothing the second time. */
    public void begin() {
        replay.begin();
        LOG.info("The replay of the demo's world has begun articles={}", replay.total());
    }

    /**
     * Answers for one more host, in proxy form only. It lets a test put a server with bad manners beside the outlets.
     *
     * @param host a name under {@code .example}
     */
    public void addHost(String host, HttpHandler handler) {
        strangers.put(host, handler);
    }

    public Replay replay() {
        return replay;
    }

    /** The time inside the story; see {@link Replay#worldClock()}. */
    public Clock worldClock() {
        return replay.worldClock();
    }

    /** Where it listens: the address of the proxy. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Where a browser finds a page of the world, or nothing for an address that isn't in it. */
    public Optional<URI> browserAddress(String address) {
        return world.outlets().stream()
                .filter(outlet -> address.startsWith(outlet.address("/")))
                .findFirst()
                .map(outlet -> root().resolve(address.substring("http:/".length())));
    }

    /** Where a browser finds the list of all outlets. */
    public URI root() {
        return URI.create("http://" + address().getAddress().getHostAddress() + ":"
                + address().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestURI().getHost();
        HttpHandler stranger = host == null ? null : strangers.get(host);
        if (stranger != null) {
            stranger.handle(exchange);
            return;
        }
        try (exchange) {
            ReplyWriter.write(exchange, reply(exchange), replay.now());
        } catch (IOException e) {
            LOG.debug("A reader of the demo's world went away request={}", exchange.getRequestURI(), e);
        } catch (RuntimeException e) {
            LOG.error("A request to the demo's world failed request={}", exchange.getRequestURI(), e);
            throw e;
        }
    }

    private Reply reply(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Reply.text(405, "Only GET and HEAD.\n");
        }
        URI uri = exchange.getRequestURI();
        return uri.getHost() == null ? inOriginForm(uri.getPath()) : asProxy(uri.getHost(), uri.getPath());
    }

    private Reply asProxy(String host, String path) {
        return world.outlet(host)
                .map(outlet -> site.get(outlet, path, ""))
                .orElseGet(() -> Reply.text(502, "The demo's world has no host " + host + ".\n"));
    }

    private Reply inOriginForm(String path) {
        if (path.equals("/")) {
            return Reply.html(world.pages().outlets(world.outlets()), null);
        }
        int end = path.indexOf('/', 1);
        String host = end < 0 ? path.substring(1) : path.substring(1, end);
        String rest = end < 0 ? "/" : path.substring(end);
        return world.outlet(host)
                .map(outlet -> site.get(outlet, rest, "/" + host))
                .orElseGet(() -> Reply.text(404, "Not found.\n"));
    }
}
