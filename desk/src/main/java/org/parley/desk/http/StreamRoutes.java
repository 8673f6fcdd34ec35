package org.parley.desk.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.parley.desk.live.LiveMessage;
import org.parley.desk.live.LiveStream;
import org.parley.desk.live.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live stream as server-sent events. Each reader keeps the thread of its request, so that a slow one holds up nobody; the server's
 * pool is made that much larger. The clock of the desk is sent every 15 seconds; it tells the reader and all proxies that the stream
 * lives.
 */
final class StreamRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRoutes.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LiveStream stream;
    private final Clock clock;

    StreamRoutes(LiveStream stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/stream", this::open);
    }

    private void open(Context ctx) throws IOException {
        Optional<String> lastId = Optional.ofNullable(ctx.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(ctx.queryParam("last-event-id")));
        Subscription reader = stream.subscribe(lastId)
                .orElseThrow(() -> new ServiceUnavailableResponse("too many live streams are open"));
        HttpServletResponse response = ctx.res();
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        serve(reader, response.getOutputStream());
    }

    private void serve(Subscription reader, OutputStream out) {
        try (reader) {
            out.write("retry: 3000\n".getBytes(StandardCharsets.UTF_8));
            writeClock(out);
            while (!reader.ended()) {
                Optional<LiveMessage> message = reader.next(HEARTBEAT);
                if (message.isPresent()) {
                    write(out, message.get());
                } else {
                    writeClock(out);
                }
            }
        } catch (IOException gone) {
            LOG.debug("a reader of the live stream has gone");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeClock(OutputStream out) throws IOException {
        out.write(("event: clock\ndata: {\"now\":\"" + clock.instant() + "\"}\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void write(OutputStream out, LiveMessage message) throws IOException {
        String id = message.id().isEmpty() ? "" : "id: " + message.id() + "\n";
        out.write((id + "event: " + message.type() + "\ndata: " + message.json() + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
