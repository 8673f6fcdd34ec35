package org.parley.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that does what servers should not, one oddity a path. Speaks raw bytes, since no server library would agree to this. */
final class HostileServer implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;

    // Packed before anybody asks, since whoever asks does not wait long.
    private static final byte[] GZIP_BOMB = Bombs.gzip();
    private static final byte[] DEFLATE_BOMB = Bombs.deflate();
    private static final byte[] DOUBLE_BOMB = Bombs.gzipTwice();

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final CountDownLatch closing = new CountDownLatch(1);

    HostileServer() throws IOException {
        Thread listener = new Thread(this::listen, "hostile-server");
        listener.setDaemon(true);
        listener.start();
    }

    String proxyAddress() {
        return url("");
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread handler = new Thread(() -> handle(client), "hostile-handler");
                handler.setDaemon(true);
                handler.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void handle(Socket client) {
        try (client) {
            BufferedInputStream in = new BufferedInputStream(client.getInputStream());
            if (greetsInTls(in)) {
                head(client.getOutputStream(), "400 Bad Request", "Content-Length: 0");
                client.shutdownOutput();
                // Closing with unread bytes would reset the connection, and the answer might never be read.
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            BufferedReader request = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            String line = request.readLine();
            if (line != null) {
                answer(line.split(" ", 3)[1], client.getOutputStream());
            }
        } catch (IOException | InterruptedException clientGaveUp) {
            // what these tests are about
        }
    }

    private static boolean greetsInTls(BufferedInputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == TLS_HANDSHAKE;
    }

    private void answer(String path, OutputStream out) throws IOException, InterruptedException {
        switch (path) {
            case "/robots.txt" -> head(out, "404 Not Found", "Content-Length: 0");
            // as a proxy is asked
            case "/fine", "http://harbour.example/fine" -> {
                head(out, "200 OK", "Content-Length: 4");
                out.write("fine".getBytes(StandardCharsets.US_ASCII));
            }
            case "/silent" -> closing.await();
            case "/dripping" -> {
                head(out, "200 OK", "Content-Type: text/html");
                while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            }
            case "/endless" -> {
                head(out, "200 OK", "Content-Type: text/html");
                byte[] chunk = new byte[64 * 1024];
                while (closing.getCount() > 0) {
                    out.write(chunk);
                }
            }
            case "/endless-head" -> {
                out.write("HTTP/1.1 200 OK\r\nX-Endless: ".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
                while (closing.getCount() > 0) {
                    out.write(chunk);
                }
            }
            case "/countless-headers" -> {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = "X-Other: 1\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
                while (closing.getCount() > 0) {
                    out.write(chunk);
                }
            }
            case "/declared-huge" -> {
                head(out, "200 OK", "Content-Length: 52428800");
                closing.await();
            }
            case "/bomb" -> bomb(out, "gzip", GZIP_BOMB);
            case "/bomb-deflate" -> bomb(out, "deflate", DEFLATE_BOMB);
            case "/bomb-brotli" -> bomb(out, "br", Bombs.brotli());
            case "/bomb-in-bomb" -> bomb(out, "gzip, gzip", DOUBLE_BOMB);
            case "/cut-short" -> {
                head(out, "200 OK", "Content-Length: 1000");
                out.write("only this".getBytes(StandardCharsets.US_ASCII));
            }
            case "/longer-than-said" -> {
                head(out, "200 OK", "Content-Length: 4");
                out.write("fine, and a second answer that nobody asked for".getBytes(StandardCharsets.US_ASCII));
            }
            case "/no-http" -> out.write("What do you want?\n\n".getBytes(StandardCharsets.US_ASCII));
            case "/loop" -> redirect(out, "/loop");
            case "/to-metadata" -> redirect(out, "http://169.254.169.254/latest/meta-data/");
            case "/to-loopback-6" -> redirect(out, "http://[::1]:8080/");
            case "/to-mapped" -> redirect(out, "http://[::ffff:10.0.0.1]/");
            case "/to-file" -> redirect(out, "file:///etc/passwd");
            case "/to-fine" -> redirect(out, "/fine");
            default -> head(out, "404 Not Found", "Content-Length: 0");
        }
        out.flush();
    }

    private static void redirect(OutputStream out, String target) throws IOException {
        head(out, "302 Found", "Location: " + target, "Content-Length: 0");
    }

    private static void head(OutputStream out, String status, String... headers) throws IOException {
        String lines = "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        out.write(lines.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void bomb(OutputStream out, String encoding, byte[] bomb) throws IOException {
        head(out, "200 OK", "Content-Encoding: " + encoding, "Content-Length: " + bomb.length);
        out.write(bomb);
    }
}
