package org.parley.desk.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.SearchIndex;

/**
 * Reads the latest alerts. Each gets {@code reportedAt}, when outlets reported what made it fire: {@code firedAt} is our own clock, which
 * tells nothing where old reports are read anew.
 */
final class AlertReader {

    private static final String REPORTED_AT = "reportedAt";

    private final ElasticsearchClient client;
    private final String timeout;

    AlertReader(ElasticsearchClient client, String timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    List<ObjectNode> read(int most) throws IOException {
        List<ObjectNode> alerts = ElasticsearchStore.sources(client.search(
                        search -> search.index(SearchIndex.ALERTS.alias())
                                .size(most)
                                .timeout(timeout)
                                .sort(sort ->
                                        sort.field(by -> by.field("firedAt").order(SortOrder.Desc)))
                                .sort(sort ->
                                        sort.field(by -> by.field("alertId").order(SortOrder.Asc)))
                                .source(source -> source.filter(filter -> filter.excludes(ElasticsearchStore.UNSHOWN))),
                        ObjectNode.class))
                .toList();
        Map<String, JsonNode> firstSeen = firstSeen(alerts);
        alerts.forEach(alert -> alert.set(REPORTED_AT, reportedAt(alert, firstSeen)));
        return alerts;
    }

    /** The report that brought the change, or the event's first one. */
    private static @Nullable JsonNode reportedAt(ObjectNode alert, Map<String, JsonNode> firstSeen) {
        JsonNode changes = alert.path("changes");
        return changes.isEmpty()
                ? firstSeen.get(alert.path("eventId").asText())
                : changes.get(changes.size() - 1).get("at");
    }

    private Map<String, JsonNode> firstSeen(List<ObjectNode> alerts) throws IOException {
        List<String> ids = alerts.stream()
                .filter(alert -> alert.path("changes").isEmpty())
                .map(alert -> alert.path("eventId").textValue())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        Map<String, JsonNode> firstSeen = new HashMap<>();
        if (ids.isEmpty()) {
            return firstSeen;
        }
        MgetResponse<ObjectNode> events = client.mget(
                get -> get.index(SearchIndex.EVENTS.alias()).ids(ids).sourceIncludes("firstSeenAt"), ObjectNode.class);
        for (MultiGetResponseItem<ObjectNode> item : events.docs()) {
            GetResult<ObjectNode> event = item.isResult() ? item.result() : null;
            if (event != null && event.source() != null) {
                firstSeen.put(event.id(), event.source().path("firstSeenAt"));
            }
        }
        return firstSeen;
    }
}
