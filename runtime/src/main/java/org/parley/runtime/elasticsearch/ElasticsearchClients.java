package org.parley.runtime.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/**
 * Makes the official client from the settings. A client is thread-safe; whoever made it closes it. Nothing is sent when it is
 * made: a node that is down shows at the first request.
 */
public final class ElasticsearchClients {

    private static final int HTTP = 9200;

    private ElasticsearchClients() {}

    public static ElasticsearchClient create(ElasticsearchConfig config) {
        return create(config, 10);
    }

    /**
     * A client for a caller that sends many requests at once.
     *
     * @param connections open connections at most, to each node
     */
    public static ElasticsearchClient create(ElasticsearchConfig config, int connections) {
        HttpHost[] hosts =
                config.urls().stream().map(ElasticsearchClients::toHost).toArray(HttpHost[]::new);
        RestClientBuilder builder = RestClient.builder(hosts)
                .setRequestConfigCallback(request -> request.setConnectTimeout(
                                Math.toIntExact(config.connectTimeout().toMillis()))
                        .setSocketTimeout(
                                Math.toIntExact(config.requestTimeout().toMillis())))
                .setHttpClientConfigCallback(http -> secure(http, config)
                        .setMaxConnPerRoute(connections)
                        .setMaxConnTotal(connections * hosts.length));
        pathPrefix(config).ifPresent(builder::setPathPrefix);
        config.apiKey()
                .ifPresent(key -> builder.setDefaultHeaders(
                        new Header[] {new BasicHeader("Authorization", "ApiKey " + key.value())}));
        return new ElasticsearchClient(new RestClientTransport(builder.build(), new JacksonJsonpMapper()));
    }

    private static HttpAsyncClientBuilder secure(HttpAsyncClientBuilder http, ElasticsearchConfig config) {
        config.caFile().ifPresent(file -> http.setSSLContext(trusting(file)));
        config.login().ifPresent(login -> {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    AuthScope.ANY,
                    new UsernamePasswordCredentials(
                            login.username(), login.password().value()));
            http.setDefaultCredentialsProvider(credentials);
        });
        return http;
    }

    private static SSLContext trusting(Path caFile) {
        try {
            return TransportUtils.sslContextFromHttpCaCrt(caFile.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + caFile, e);
        }
    }

    private static HttpHost toHost(URI url) {
        return new HttpHost(url.getHost(), url.getPort() < 0 ? HTTP : url.getPort(), url.getScheme());
    }

    /** A path that a proxy puts before the API; that of the first URL counts for all. */
    private static java.util.Optional<String> pathPrefix(ElasticsearchConfig config) {
        String path = config.urls().get(0).getPath();
        return java.util.Optional.ofNullable(path).filter(text -> !text.isEmpty() && !text.equals("/"));
    }
}
