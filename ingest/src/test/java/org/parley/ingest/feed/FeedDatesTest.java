package org.parley.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-27T19:00:00Z | 2025-02-27T19:00:00Z",
                "2025-02-27T19:00:00.123+02:00 | 2025-02-27T17:00:00Z",
                "2025-02-27T19:00:00+0200 | 2025-02-27T17:00:00Z",
                "2025-02-27 19:00 | 2025-02-27T19:00:00Z",
                "2025-02-27 19:00:00 EST | 2025-02-28T00:00:00Z",
                "2025-02-27 | 2025-02-27T00:00:00Z",
                "2025-02 | 2025-02-01T00:00:00Z",
                "2025 | 2025-01-01T00:00:00Z",
                "20250227T190000Z | 2025-02-27T19:00:00Z",
                "20250227 | 2025-02-27T00:00:00Z",
                "2025-058 | 2025-02-27T00:00:00Z",
                "2025/02/27 19:00 | 2025-02-27T19:00:00Z",
                "Thu, 27 Feb 2025 19:00:00 GMT | 2025-02-27T19:00:00Z",
                "Thu, 27 Feb 2025 19:00:00 +0300 | 2025-02-27T16:00:00Z",
                "Thu, 27 Feb 2025 19:00:00 GMT+03:00 | 2025-02-27T16:00:00Z",
                "Thu, 27 Feb 25 19:00 EDT | 2025-02-27T23:00:00Z",
                "27 February 2025 7:05 PM | 2025-02-27T19:05:00Z",
                "Thu, 27-Feb-2025 19:00:00 GMT | 2025-02-27T19:00:00Z",
                "Thu Feb 27 19:00:00 2025 | 2025-02-27T19:00:00Z",
                "Thu Feb 27 19:00:00 MSK 2025 | 2025-02-27T16:00:00Z",
                "February 27, 2025 | 2025-02-27T00:00:00Z",
                "Чт, 27 фев 2025 19:00:00 +0300 | 2025-02-27T16:00:00Z",
                "27 лютого 2025 19:00 | 2025-02-27T19:00:00Z",
                "27. Februar 2025 19:00 | 2025-02-27T19:00:00Z",
                "27 févr. 2025 19:00 | 2025-02-27T19:00:00Z",
                "27 Şubat 2025 19:00 | 2025-02-27T19:00:00Z",
                "Πεμ, 27 Φεβ 2025 19:00:00 EET | 2025-02-27T17:00:00Z",
                "2025년 02월 27일 오후 07:00:00 | 2025-02-27T10:00:00Z",
                "Mon, 31 Feb 2025 00:00:00 GMT | 2025-03-03T00:00:00Z"
            })
    void shouldRead(String text, String expected) {
        assertThat(FeedDates.parse(text)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "yesterday",
                "Thu, Feb",
                "2025-13-45",
                "99:99",
                "0000-00-00T00:00:00Z",
                "32 March 2025"
            })
    void shouldNotReadWhatIsNoDate(String text) {
        assertThat(FeedDates.parse(text)).isEmpty();
    }
}
