package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.parley.schemas.search.SearchIndex;

/**
 * Sends operations in one bulk request and says of each what became of it. A request that is refused as a whole, because it is too large
 * or because one operation in it is malformed, is cut in halves until the culprit stands alone. Thread-safe; blocks until answered.
 */
final class BulkWriter {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;

    private final ElasticsearchClient client;
    private final Function<SearchIndex, String> target;

    /**
     * @param target the name to write to: the alias, or a version that is being built
     */
    BulkWriter(ElasticsearchClient client, Function<SearchIndex, String> target) {
        this.client = client;
        this.target = target;
    }

    /**
     * One outcome for each operation, in their order.
     *
     * @throws AccessRefusedException when Elasticsearch does not accept our credentials
     */
    List<ItemOutcome> write(List<? extends IndexOperation> operations) {
        if (operations.isEmpty()) {
            return List.of();
        }
        try {
            BulkResponse response = client.bulk(request(operations));
            return response.items().stream().map(ItemJudge::judge).toList();
        } catch (ElasticsearchException e) {
            return refusedAsAWhole(operations, e.status(), ItemJudge.describe(e.status(), e.error()));
        } catch (TransportException e) {
            // An answer that is not Elasticsearch's own, as from a proxy.
            int status = e.statusCode();
            return refusedAsAWhole(operations, status == BAD_REQUEST ? 0 : status, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return all(operations, new ItemOutcome.Delayed(e.toString()));
        }
    }

    private List<ItemOutcome> refusedAsAWhole(
            List<? extends IndexOperation> operations, int status, String description) {
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new AccessRefusedException("Elasticsearch refused our access: " + description);
        }
        if (status != BAD_REQUEST && status != TOO_LARGE) {
            return all(operations, new ItemOutcome.Delayed(description));
        }
        if (operations.size() == 1) {
            return List.of(new ItemOutcome.Refused(description));
        }
        int half = operations.size() / 2;
        List<ItemOutcome> outcomes = new ArrayList<>(write(operations.subList(0, half)));
        outcomes.addAll(write(operations.subList(half, operations.size())));
        return outcomes;
    }

    private BulkRequest request(List<? extends IndexOperation> operations) {
        return BulkRequest.of(bulk ->
                bulk.operations(operations.stream().map(this::toBulkOperation).toList()));
    }

    private BulkOperation toBulkOperation(IndexOperation operation) {
        String index = target.apply(operation.index());
        if (operation instanceof IndexOperation.Put put) {
            return BulkOperation.of(bulk -> bulk.index(item -> item.index(index)
                    .id(put.id())
                    .version(put.version())
                    .versionType(VersionType.External)
                    .requireAlias(index.equals(put.index().alias()))
                    .document(BinaryData.of(put.body(), ContentType.APPLICATION_JSON))));
        }
        return BulkOperation.of(bulk -> bulk.delete(item -> item.index(index).id(operation.id())));
    }

    private static List<ItemOutcome> all(List<? extends IndexOperation> operations, ItemOutcome outcome) {
        return Collections.nCopies(operations.size(), outcome);
    }
}
