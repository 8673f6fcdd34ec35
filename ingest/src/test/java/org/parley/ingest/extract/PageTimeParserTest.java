package org.parley.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTimeParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-27T23:40:00+02:00|2025-02-27T23:40:00+02:00",
                "2025-02-27T23:40:00.123Z|2025-02-27T23:40:00Z",
                "2025-02-27T23:40+0200|2025-02-27T23:40:00+02:00",
                "2025-02-27 23:40:00|2025-02-27T23:40:00",
                "2025-02-27|2025-02-27",
                "20250227T234000Z|2025-02-27T23:40:00Z",
                "1740692400|2025-02-27T21:40:00Z",
                "1740692400000|2025-02-27T21:40:00Z",
                "Thu, 27 Feb 2025 19:00:00 GMT|2025-02-27T19:00:00Z",
                "Feb 27, 2025 7:00 PM EST|2025-02-27T19:00:00-05:00",
                "27. Februar 2025, 19:00 Uhr|2025-02-27T19:00:00",
                "27 лютого 2025|2025-02-27",
                "27 février 2025|2025-02-27",
                "27.02.2025 19:05|2025-02-27T19:05:00",
                "2025年2月27日 19時05分|2025-02-27"
            })
    void shouldReadTimesAsPagesWriteThem(String written, String read) {
        assertThat(PageTimeParser.parse(written)).asString().startsWith(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2025-13-45T00:00:00Z", "0001-01-01T00:00:00Z", "tel. 555-2025-77"})
    void shouldNotReadWhatIsNoPublication(String written) {
        assertThat(PageTimeParser.parse(written)).isNull();
    }

    @Test
    void shouldReadTheDayInAnAddress() {
        assertThat(PageTimeParser.fromAddress("https://outlet.example/world/2025/02/27/talks.html"))
                .hasToString("2025-02-27");
        assertThat(PageTimeParser.fromAddress("https://outlet.example/world/talks-77120250299"))
                .isNull();
    }
}
