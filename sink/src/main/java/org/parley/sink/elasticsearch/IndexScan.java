package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Walks through all documents of an index as it stands at one moment: ids and versions, no bodies. */
final class IndexScan {

    private static final int PAGE = 5_000;
    private static final Time KEEP_ALIVE = Time.of(time -> time.time("2m"));

    private final ElasticsearchClient client;

    IndexScan(ElasticsearchClient client) {
        this.client = client;
    }

    /** Hands over pages of id and version. */
    void forEachPage(String index, Consumer<Map<String, Long>> action) throws IOException {
        client.indices().refresh(refresh -> refresh.index(index));
        String pit = client.openPointInTime(open -> open.index(index).keepAlive(KEEP_ALIVE))
                .id();
        try {
            List<FieldValue> after = List.of();
            while (true) {
                SearchResponse<ObjectNode> page = page(pit, after);
                List<Hit<ObjectNode>> hits = page.hits().hits();
                if (hits.isEmpty()) {
                    return;
                }
                Map<String, Long> versions = new LinkedHashMap<>();
                hits.forEach(hit -> versions.put(String.valueOf(hit.id()), hit.version()));
                action.accept(versions);
                after = hits.get(hits.size() - 1).sort();
            }
        } finally {
            client.closePointInTime(close -> close.id(pit));
        }
    }

    private SearchResponse<ObjectNode> page(String pit, List<FieldValue> after) throws IOException {
        return client.search(
                search -> {
                    search.pit(point -> point.id(pit).keepAlive(KEEP_ALIVE))
                            .size(PAGE)
                            .source(source -> source.fetch(false))
                            .version(true)
                            .trackTotalHits(total -> total.enabled(false))
                            .sort(sort -> sort.field(field -> field.field("_shard_doc")));
                    return after.isEmpty() ? search : search.searchAfter(after);
                },
                ObjectNode.class);
    }
}
