package org.parley.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback address. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    // Not getLoopbackAddress(), which is ::1 where IPv6 is preferred.
    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};

    private Ports() {}

    static void check(String server, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(server + " port: expected 0 to 65535, got " + port);
        }
    }

    /**
     * Ports that nobody listens on right now, all different. Another process may take one before its server binds it, so a
     * server that lost this race has to be started again with others.
     */
    static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(bind(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new EmbeddedServerException("no free port on " + LOOPBACK, e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** Fails with a clear sentence when somebody listens on the port. */
    static void requireFree(String server, int port) {
        try {
            close(bind(port));
        } catch (IOException e) {
            throw new EmbeddedServerException("port " + port + " for " + server + " is taken by another process", e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), port));
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot give back port " + socket.getLocalPort(), e);
        }
    }
}
