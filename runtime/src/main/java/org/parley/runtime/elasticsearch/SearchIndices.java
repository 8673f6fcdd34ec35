package org.parley.runtime.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.elasticsearch.indices.PutMappingRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.Optional;
import org.parley.schemas.search.SearchIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts up the indices of {@link SearchIndex}: a template for all versions of each, the first version, and the alias; an index that an
 * older release made gets the fields that are new. Doing it twice, or
 * from several services at once, changes nothing. Thread-safe.
 */
public final class SearchIndices {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndices.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_VERSION = 1;
    private static final int BAD_REQUEST = 400;
    /** Above the templates that a full distribution brings for its own patterns. */
    private static final long TEMPLATE_PRIORITY = 500;

    private final ElasticsearchClient client;

    public SearchIndices(ElasticsearchClient client) {
        this.client = client;
    }

    /** Puts up what is missing. */
    public void install() throws IOException {
        for (SearchIndex index : SearchIndex.values()) {
            putTemplate(index);
            Optional<Integer> current = current(index);
            if (current.isPresent()) {
                addFields(index, index.indexName(current.get()));
            } else {
                create(index, FIRST_VERSION);
                client.indices().putAlias(alias -> alias.name(index.alias())
                        .index(index.indexName(FIRST_VERSION))
                        .isWriteIndex(true));
            }
        }
    }

    /** The version that the alias stands for; empty before the first start. */
    public Optional<Integer> current(SearchIndex index) throws IOException {
        if (!client.indices()
                .existsAlias(request -> request.name(index.alias()))
                .value()) {
            return Optional.empty();
        }
        return client.indices().getAlias(request -> request.name(index.alias())).result().keySet().stream()
                .map(index::versionOf)
                .max(Comparator.naturalOrder());
    }

    /** Creates a version of an index from its template, unless it is there. Nothing reads or writes it before the alias is switched. */
    public void create(SearchIndex index, int version) throws IOException {
        CreateIndexRequest request = CreateIndexRequest.of(builder -> builder.index(index.indexName(version)));
        try {
            client.indices().create(request);
            LOG.info("Search index was created: index={}", index.indexName(version));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
            LOG.debug("Another instance created the index: index={}", index.indexName(version));
        }
    }

    /** Lets the alias stand for one version instead of another, at once. */
    public void switchAlias(SearchIndex index, int from, int to) throws IOException {
        client.indices().updateAliases(request -> request.actions(action -> action.remove(
                        remove -> remove.index(index.indexName(from)).alias(index.alias())))
                .actions(action -> action.add(add ->
                        add.index(index.indexName(to)).alias(index.alias()).isWriteIndex(true))));
    }

    /** New fields need no new index. What only a new one can take is told, and stays as it was until then. */
    private void addFields(SearchIndex index, String name) throws IOException {
        try {
            String mappings = JSON.readTree(index.definition()).path("mappings").toString();
            client.indices().putMapping(PutMappingRequest.of(request -> request.index(name)
                    .withJson(new StringReader(mappings))));
        } catch (ElasticsearchException e) {
            if (e.status() != BAD_REQUEST) {
                throw e;
            }
            LOG.warn("The index has an older mapping, parley reindex builds it anew: index={}", name, e);
        }
    }

    private void putTemplate(SearchIndex index) throws IOException {
        PutIndexTemplateRequest request = PutIndexTemplateRequest.of(builder -> builder.name(index.alias())
                .indexPatterns(index.indexPattern())
                .priority(TEMPLATE_PRIORITY)
                .template(template -> template.withJson(new StringReader(index.definition()))));
        client.indices().putIndexTemplate(request);
    }
}
