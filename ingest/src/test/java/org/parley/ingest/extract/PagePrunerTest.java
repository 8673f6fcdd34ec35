package org.parley.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePrunerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>if (a < b) document.write('</p>')</script>",
                "<SCRIPT type=module>x</Script >",
                "<style media=print>p {}</style>",
                "<svg viewBox='0 0 1 1'><path d='M0'/></svg>",
                "<noscript><img src=x></noscript>",
                "<!-- <p>old</p> -->"
            })
    void shouldCutWhatIsNotRead(String useless) {
        assertThat(PagePruner.prune("<p>before</p>" + useless + "<p>after</p>")).isEqualTo("<p>before</p><p>after</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type='application/ld+json'>{}</script>",
                "<script>never closed",
                "<!-- never closed",
                "<strong>held</strong>",
                "<!doctype html>",
                "1 < 2 <",
                "<s>old</s>"
            })
    void shouldKeepWhatIsReadOrNotClosed(String useful) {
        assertThat(PagePruner.prune(useful)).isEqualTo(useful);
    }

    @Test
    void shouldLeaveWideEncodingsAsTheyAre() {
        byte[] wide = "<script>x</script><p>text</p>".getBytes(StandardCharsets.UTF_16LE);

        assertThat(PagePruner.prune(wide)).isSameAs(wide);
    }
}
