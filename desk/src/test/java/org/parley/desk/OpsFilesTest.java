package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.schemas.search.SearchIndex;

/** Holds the files for Prometheus, Grafana and Kibana to the names that the services really write. */
class OpsFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REPOSITORY = Path.of("..");
    private static final Path OPS = REPOSITORY.resolve("ops");
    private static final Pattern METRIC = Pattern.compile("\\b(ingest|sink|desk)_[a-z_]+");
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?_(total|sum|count|max)$");

    @Test
    void shouldShowOnlyMetricsThatAreMeasured() throws IOException {
        String sources = sources();
        String files = Files.readString(OPS.resolve("grafana/parley.json"))
                + Files.readString(OPS.resolve("prometheus/rules.yml"));

        Set<String> metrics = METRIC.matcher(files)
                .results()
                .map(MatchResult::group)
                .map(name -> SUFFIX.matcher(name).replaceFirst("").replace('_', '.'))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(metrics).hasSizeGreaterThan(10);
        assertThat(metrics).allSatisfy(metric -> assertThat(sources).contains('"' + metric + '"'));
    }

    @Test
    void shouldShowOnlyFieldsThatAreMapped() throws IOException {
        List<JsonNode> objects = Files.readAllLines(OPS.resolve("kibana/parley.ndjson")).stream()
                .map(OpsFilesTest::parse)
                .toList();
        Set<String> ids = objects.stream()
                .map(object -> object.path("id").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(objects).allSatisfy(object -> {
            assertThat(ids).containsAll(object.path("references").findValuesAsText("id"));
            JsonNode attributes = object.path("attributes");
            if (object.path("type").asText().equals("index-pattern")) {
                assertMapped(
                        object.path("id").asText(),
                        attributes.path("timeFieldName").asText());
            }
            attributes
                    .path("columns")
                    .forEach(column -> assertMapped(
                            object.path("references").get(0).path("id").asText(), column.asText()));
            parse(attributes.path("visState").asText("{}"))
                    .findValuesAsText("field")
                    .forEach(field -> assertMapped(
                            object.path("references").get(0).path("id").asText(), field));
        });
        assertThat(ids).hasSizeGreaterThan(10);
    }

    private static void assertMapped(String alias, String field) {
        SearchIndex index = Arrays.stream(SearchIndex.values())
                .filter(one -> one.alias().equals(alias))
                .findFirst()
                .orElseThrow();
        String path = "/mappings/properties/" + field.replace(".", "/properties/");
        assertThat(parse(index.definition()).at(path).isMissingNode())
                .as(alias + " " + field)
                .isFalse();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("ingest", "sink", "desk")) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }
}
