package org.parley.sink.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands before a real node as a secured cluster does: TLS under a certificate of its own authority, and an Authorization header on every
 * request or 401. The node's small distribution has no security of its own.
 */
final class SecureProxy implements AutoCloseable {

    private static final char[] STORE_PASSWORD = "hush-hush".toCharArray();

    private final HttpsServer server;
    private final Path authority;
    private final String authorization;
    private final Forwarder node;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SecureProxy(URI node, Path folder, String authorization) throws IOException, GeneralSecurityException {
        this.node = new Forwarder(node);
        this.authorization = authorization;
        this.authority = folder.resolve("authority.pem");
        Path store = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                store,
                "-keyalg",
                "EC",
                "-dname",
                "CN=node",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        keytool("-exportcert", store, "-rfc", "-file", authority.toString());
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The certificate that clients must trust. */
    Path authority() {
        return authority;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (Objects.equals(exchange.getRequestHeaders().getFirst("Authorization"), authorization)) {
            node.forward(exchange, body);
        } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"security\", ApiKey");
            Forwarder.refuse(exchange, 401, "security_exception", "unable to authenticate");
        }
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String command, Path store, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                "node",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                String.valueOf(STORE_PASSWORD)));
        line.addAll(List.of(more));
        try {
            int status = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("keytool " + command + " ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
