package org.parley.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;

class ArticleJsonTest {

    @Test
    void shouldReadAllFields() throws Exception {
        Article article = read("""
                {"id":"a1","url":"https://courier.example/x","outlet":"Courier","title":"T","published":"2025-02-27T19:00:00+02:00",
                 "lang":"en","text":"Body."}""");

        assertThat(article.getArticleId()).isEqualTo("a1");
        assertThat(article.getOutlet().getName()).isEqualTo("Courier");
        assertThat(article.getPublishedAt()).isEqualTo(Instant.parse("2025-02-27T17:00:00Z"));
        assertThat(article.getPublishedOffsetSeconds()).isEqualTo(7200);
        assertThat(article.getLanguage()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-27T19:00:00Z, 2025-02-27T19:00:00Z, MINUTE",
        "2025-02-27T19:00:00, 2025-02-27T19:00:00Z, MINUTE",
        "2025-02-27T19:00Z, 2025-02-27T19:00:00Z, MINUTE",
        "2025-02-27, 2025-02-27T00:00:00Z, DAY"
    })
    void shouldReadEveryFormOfDate(String published, Instant expected, DatePrecision precision) throws Exception {
        Article article = read("{\"id\":\"a\",\"text\":\"b\",\"published\":\"" + published + "\"}");

        assertThat(article.getPublishedAt()).isEqualTo(expected);
        assertThat(article.getPublishedPrecision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"a\",\"text\":\"b\"}", "{\"id\":\"a\",\"text\":\"b\",\"published\":null}"})
    void shouldTakeAnArticleWithoutDate(String line) throws Exception {
        assertThat(read(line).getPublishedAt()).isNull();
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        assertThatThrownBy(() -> read("{\"text\":\"b\"}")).hasMessage("field \"id\" is missing");
        assertThatThrownBy(() -> read("{\"id\":\"a\"}")).hasMessage("field \"text\" is missing");
        assertThatThrownBy(() -> read("{\"id\":7,\"text\":\"b\"}")).hasMessage("field \"id\" is not text");
        assertThatThrownBy(() -> read("{\"id\":\"a\",\"text\":\"b\",\"published\":\"soon\"}"))
                .isInstanceOf(BadLineException.class)
                .hasMessage("field \"published\" is no ISO 8601 date: soon");
    }

    private static Article read(String json) throws Exception {
        return ArticleJson.fromJson((ObjectNode) new ObjectMapper().readTree(json));
    }
}
