package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.schemas.search.SearchIndex;

/** The indices of a node, to be looked at by tests. */
final class TestIndices implements AutoCloseable {

    private final ElasticsearchClient client;

    TestIndices(URI url) {
        this.client = ElasticsearchClients.create(ElasticsearchConfig.of(url));
    }

    ElasticsearchClient client() {
        return client;
    }

    /** A document with {@code _version} and {@code _seq_no} beside it; null when there is none. */
    @Nullable
    ObjectNode document(SearchIndex index, String id) {
        try {
            GetResponse<ObjectNode> response =
                    client.get(get -> get.index(index.alias()).id(id), ObjectNode.class);
            return response.found() ? whole(response) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(SearchIndex index) {
        return all(index).size();
    }

    /** Everything in an index by id, as one text each: source, version and sequence number. */
    Map<String, String> all(SearchIndex index) {
        try {
            client.indices().refresh(refresh -> refresh.index(index.alias()));
            Map<String, String> found = new TreeMap<>();
            client.search(
                            search -> search.index(index.alias())
                                    .size(10_000)
                                    .version(true)
                                    .seqNoPrimaryTerm(true),
                            ObjectNode.class)
                    .hits()
                    .hits()
                    .forEach(hit -> found.put(hit.id(), hit.version() + "/" + hit.seqNo() + " " + hit.source()));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode whole(GetResponse<ObjectNode> response) {
        ObjectNode source = response.source();
        source.put("_version", response.version());
        return source;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
