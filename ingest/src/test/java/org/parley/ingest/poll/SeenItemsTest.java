package org.parley.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.schemas.SeenItem;

class SeenItemsTest {

    @Test
    void shouldTellNewFromKnownFromEdited() {
        // given
        SeenItems seen = new SeenItems(List.of(new SeenItem("known", "v1", 4L)));
        // then
        assertThat(seen.note("known", "v1")).isNull();
        assertThat(seen.note("known", "v2")).isEqualTo(5);
        assertThat(seen.note("new", "v1")).isEqualTo(1);
    }

    @Test
    void shouldForgetOldestFirst() {
        // given
        SeenItems seen = new SeenItems(List.of());
        seen.note("a", "v");
        seen.note("b", "v");
        seen.note("c", "v");
        // when
        seen.note("a", "v");
        // then
        assertThat(seen.newest(2)).extracting(SeenItem::getItem).containsExactly("c", "a");
    }
}
