package org.parley.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://post.example/a?utm_source=rss&id=7&fbclid=x, , https://post.example/a?id=7",
        "https://post.example/a?utm_source=rss, , https://post.example/a",
        "https://m.post.example/a, https://www.post.example/news/a, https://www.post.example/news/a",
        "https://post.example/a?x=1, /a, https://post.example/a",
        "https://post.example/a, https://other.example/a, https://post.example/a",
        "https://post.example/a, https://post.example/, https://post.example/a",
        "https://post.example/a, 'mailto:desk@post.example', https://post.example/a"
    })
    void shouldBelieveCanonicalAddressWithinReason(String fetched, @Nullable String declared, String expected) {
        assertThat(CanonicalAddress.of(URI.create(fetched), declared)).isEqualTo(expected);
    }
}
