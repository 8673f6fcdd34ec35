package org.parley.schemas.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchMappingTest {

    @ParameterizedTest
    @EnumSource
    void shouldMapEachFieldOfTheRecord(SearchIndex index) throws JsonProcessingException {
        // given: the mapping is strict, so a field that it lacks would send every record to the dead letters
        JsonNode mappings = new ObjectMapper().readTree(index.definition()).get("mappings");
        Schema schema = SpecificData.get().getSchema(index.topic().valueSerde().type());

        // when
        List<String> missing = new ArrayList<>();
        collectMissing("", schema, mappings, missing);

        // then
        assertThat(mappings.get("dynamic").textValue()).isEqualTo("strict");
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameVersionsOfAnIndex(SearchIndex index) {
        assertThat(index.indexName(12)).isEqualTo(index.alias() + "-v12");
        assertThat(index.versionOf(index.indexName(12))).isEqualTo(12);
    }

    private static void collectMissing(String path, Schema schema, JsonNode mapping, List<String> missing) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(type -> collectMissing(path, type, mapping, missing));
            case ARRAY -> collectMissing(path, schema.getElementType(), mapping, missing);
            case RECORD ->
                schema.getFields().forEach(field -> {
                    JsonNode mapped = mapping.path("properties").path(field.name());
                    String name = path + "/" + field.name();
                    if (mapped.isMissingNode()) {
                        missing.add(name);
                    } else {
                        collectMissing(name, field.schema(), mapped, missing);
                    }
                });
            default -> {}
        }
    }
}
