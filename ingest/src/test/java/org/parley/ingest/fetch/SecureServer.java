package org.parley.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContexts;

/** A server of {@code https://harbour.example} on a port of this machine. It answers with the version of HTTP in which it was asked. */
final class SecureServer implements AutoCloseable {

    private static final char[] PASSWORD = "harbour".toCharArray();

    private final HttpAsyncServer server;
    private final KeyStore keys;
    private final int port;

    SecureServer(HttpVersionPolicy speaks, Path folder) throws IOException, GeneralSecurityException {
        keys = keys(folder.resolve("keys.p12"));
        SSLContext context =
                SSLContexts.custom().loadKeyMaterial(keys, PASSWORD).build();
        server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(speaks)
                .setTlsStrategy(new H2ServerTlsStrategy(context))
                .setRequestRouter((request, any) -> VersionTeller::handler)
                .create();
        server.start();
        try {
            ListenerEndpoint endpoint = server.listen(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), URIScheme.HTTPS)
                    .get();
            port = ((InetSocketAddress) endpoint.getAddress()).getPort();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Trusts this server alone. */
    SSLContext trust() throws GeneralSecurityException {
        return SSLContexts.custom().loadTrustMaterial(keys, null).build();
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "harbour",
                "-keyalg",
                "EC",
                "-dname",
                "CN=harbour.example",
                "-ext",
                "san=dns:harbour.example",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                String.valueOf(PASSWORD));
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("keytool ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static final class VersionTeller implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {

        static AsyncServerExchangeHandler handler() {
            return new BasicServerExchangeHandler<>(new VersionTeller());
        }

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> message, ResponseTrigger answer, HttpContext context)
                throws IOException {
            try {
                String version = String.valueOf(message.getHead().getVersion());
                answer.submitResponse(
                        AsyncResponseBuilder.create(200)
                                .setEntity(version, ContentType.TEXT_PLAIN)
                                .build(),
                        context);
            } catch (HttpException e) {
                throw new IOException(e);
            }
        }
    }
}
