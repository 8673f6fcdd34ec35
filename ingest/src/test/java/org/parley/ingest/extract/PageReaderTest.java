package org.parley.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageReaderTest {

    private final PageReader reader = new PageReader();

    @Test
    void shouldSayThatThePageIsEmpty() {
        assertThat(reader.read("https://outlet.example/1", " \n ").noTextReason())
                .isEqualTo(NoTextReason.EMPTY_BODY);
    }

    @Test
    void shouldNotReadPagesThatAreTooLarge() {
        byte[] body = new byte[PageReader.MAX_BYTES + 1];

        assertThat(reader.read("https://outlet.example/1", body, null).noTextReason())
                .isEqualTo(NoTextReason.TOO_LARGE);
    }

    @Test
    void shouldReadTheArticleOfASimplePage() {
        String paragraph = "The two delegations met for four hours in the old customs house and agreed to meet again. ";
        String html =
                "<html lang=en><head><meta property='article:published_time' content='2025-02-27T19:00:00+02:00'></head>"
                        + "<body><nav><a href=/>Home</a></nav><article><h1>Talks end</h1><p>" + paragraph.repeat(3)
                        + "</p><p>" + paragraph.repeat(2) + "</p></article></body></html>";

        ExtractedPage page = reader.read("https://outlet.example/1", html.getBytes(StandardCharsets.UTF_8), null);

        assertThat(page.text()).contains("customs house").doesNotContain("Home");
        assertThat(page.published()).hasToString("2025-02-27T19:00:00+02:00");
        assertThat(page.title()).isEqualTo("Talks end");
    }
}
