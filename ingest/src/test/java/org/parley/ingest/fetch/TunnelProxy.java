package org.parley.ingest.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that knows {@code CONNECT} only, and leads every tunnel to one port of this machine, whatever host is named. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final int target;

    TunnelProxy(int target) throws IOException {
        this.target = target;
        daemon(this::listen);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** The first lines of what it was asked. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            // Reads no further than the head: a client says nothing more before it is answered.
            BufferedReader head =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            requests.add(head.readLine());
            for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
                // not of interest
            }
            client.getOutputStream().write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            daemon(() -> pump(server, client));
            pump(client, server);
        } catch (IOException gone) {
            // either side has hung up
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException gone) {
            // either side has hung up
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tunnel-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
