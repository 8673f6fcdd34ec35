package org.parley.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleLinksTest {

    @Test
    void shouldLinkToTheArticleItself() {
        assertThat(new ArticleLinks("{url}").link("https://courier.example/a?b=c"))
                .hasValue("https://courier.example/a?b=c");
    }

    @Test
    void shouldFillTheTemplate() {
        assertThat(new ArticleLinks("http://localhost:9/{host}{path}").link("https://courier.example/a?b=c"))
                .hasValue("http://localhost:9/courier.example/a?b=c");
        assertThat(new ArticleLinks("http://localhost:9/open?u={url}").link("https://courier.example/a?b=c"))
                .hasValue("http://localhost:9/open?u=https%3A%2F%2Fcourier.example%2Fa%3Fb%3Dc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://a.example/",
                "//a.example/",
                "not an address",
                "https:///path"
            })
    void shouldMakeNoLinkOfAnythingElse(String url) {
        assertThat(new ArticleLinks("{url}").link(url)).isEmpty();
    }
}
