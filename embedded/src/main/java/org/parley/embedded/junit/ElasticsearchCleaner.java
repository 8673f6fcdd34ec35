package org.parley.embedded.junit;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.parley.embedded.EmbeddedServerException;

/** Takes Parley's indices and index templates away, for tests. Whoever still uses them loses them. */
public final class ElasticsearchCleaner {

    private final URI elasticsearch;

    public ElasticsearchCleaner(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    public void clear() {
        // By name: the node refuses to delete indices by a pattern.
        List<String> indices = request("GET", "/_cat/indices/" + Names.PREFIX + "*?h=index&expand_wildcards=all")
                .lines()
                .map(String::strip)
                .toList();
        if (!indices.isEmpty()) {
            request("DELETE", "/" + String.join(",", indices));
        }
        request("DELETE", "/_index_template/" + Names.PREFIX + "*");
        request("DELETE", "/_component_template/" + Names.PREFIX + "*");
    }

    private String request(String method, String path) {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) elasticsearch.resolve(path).toURL().openConnection();
            request.setRequestMethod(method);
            if (request.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return "";
            }
            try (InputStream body = request.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot clear Elasticsearch: " + method + " " + path, e);
        }
    }
}
