package org.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordIdsTest {

    @Test
    void shouldGiveTheSameIdForTheSameThing() {
        String url = "https://courier.example/a";

        assertThat(RecordIds.article(url)).isEqualTo(RecordIds.article(url)).matches("[0-9a-f]{20}");
    }

    @Test
    void shouldKeepPartsApart() {
        assertThat(RecordIds.hash("ab", "c")).isNotEqualTo(RecordIds.hash("a", "bc"));
    }

    @Test
    void shouldTellKindsOfIdsApart() {
        assertThat(RecordIds.article("x")).isNotEqualTo(RecordIds.event("x"));
    }
}
