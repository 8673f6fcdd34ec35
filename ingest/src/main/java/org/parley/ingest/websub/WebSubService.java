package org.parley.ingest.websub;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps subscriptions at hubs alive: listens for the hubs' calls, and renews leases once a minute. */
public final class WebSubService implements AutoCloseable {

    private final CallbackServer server;
    private final ScheduledExecutorService timer;

    /** Starts listening on the port. */
    public WebSubService(WebSub webSub, int port) {
        server = new CallbackServer(webSub, port);
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "ingest-websub");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(webSub::renew, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
