package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemJudgeTest {

    @ParameterizedTest
    @CsvSource({
        "200, '', Stored",
        "201, '', Stored",
        "409, version_conflict_engine_exception, Unchanged",
        "404, '', Unchanged",
        "404, index_not_found_exception, Homeless",
        "400, document_parsing_exception, Refused",
        "400, strict_dynamic_mapping_exception, Refused",
        "400, illegal_argument_exception, Refused",
        "413, content_too_long_exception, Refused",
        "403, cluster_block_exception, Delayed",
        "409, resource_already_exists_exception, Delayed",
        "429, es_rejected_execution_exception, Delayed",
        "429, circuit_breaking_exception, Delayed",
        "429, cluster_block_exception, Delayed",
        "500, node_closed_exception, Failed",
        "502, bad_gateway, Delayed",
        "503, unavailable_shards_exception, Delayed",
        "504, timeout_exception, Delayed",
    })
    void shouldTellStatusesApart(int status, String type, String expected) {
        // given
        ErrorCause error = type.isEmpty() ? null : ErrorCause.of(cause -> cause.type(type));

        // when
        ItemOutcome outcome = ItemJudge.judge(status, error);

        // then
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void shouldRepeatElasticsearchsWordsWithTheirCauses() {
        // given
        ErrorCause error = ErrorCause.of(outer -> outer.type("document_parsing_exception")
                .reason("failed to parse field [location]")
                .causedBy(inner -> inner.type("illegal_argument_exception").reason("illegal latitude value [123.0]")));

        // when
        String words = ItemJudge.describe(400, error);

        // then
        assertThat(words)
                .isEqualTo("400 document_parsing_exception: failed to parse field [location]; because "
                        + "illegal_argument_exception: illegal latitude value [123.0]");
    }
}
