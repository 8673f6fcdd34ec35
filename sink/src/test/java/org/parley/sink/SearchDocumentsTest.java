package org.parley.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Event;
import org.parley.schemas.EventTime;
import org.parley.schemas.search.SearchDocument;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchFields;
import org.parley.schemas.search.SearchIndex;

class SearchDocumentsTest {

    private final SearchDocuments documents = new SearchDocuments(new LuceneStemmer());

    @Test
    void shouldMakeTheDocumentOfAnEvent() throws IOException {
        SearchDocument document = documents.of(TestRecords.event("e1", 3));
        assertThat(document.index()).isEqualTo(SearchIndex.EVENTS);
        assertThat(document.id()).isEqualTo("e1");
        assertThat(document.version()).isEqualTo(3);
        Golden.check("document-event.json", document.body());
    }

    @Test
    void shouldMakeTheDocumentOfAnArticle() throws IOException {
        SearchDocument document = documents.of(TestRecords.article("a1", 2));
        assertThat(document.version()).isEqualTo(2);
        Golden.check("document-article.json", document.body());
    }

    @Test
    void shouldMakeTheDocumentOfAnAlert() throws IOException {
        SearchDocument document = documents.of(TestRecords.alert("l1"));
        assertThat(document.version()).isEqualTo(1);
        Golden.check("document-alert.json", document.body());
    }

    @Test
    void shouldMakeTheDocumentOfABucket() throws IOException {
        SearchDocument document = documents.of(TestRecords.bucket("b1", 4));
        assertThat(document.version()).isEqualTo(4);
        Golden.check("document-coverage.json", document.body());
    }

    @Test
    void shouldMarkMergedEventsAndNotSuggestThem() {
        // given
        Event event = TestRecords.event("e1", 3);
        event.setMergedInto("e0");

        // when
        SearchDocument document = documents.of(event);

        // then
        assertThat(document.body().get(SearchFields.MERGED).booleanValue()).isTrue();
        assertThat(document.body().has(SearchFields.SUGGEST)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-10, , DAY, 2025-03-10, 2025-03-10",
        "2025-03-10, 2025-03-12, DAY, 2025-03-10, 2025-03-12",
        "2025-03-10, , WEEK, 2025-03-10, 2025-03-16",
        "2025-02-01, , MONTH, 2025-02-01, 2025-02-28",
        "2025-01-01, , YEAR, 2025-01-01, 2025-12-31",
        "2025-03-10, 2025-03-01, DAY, 2025-03-10, 2025-03-10",
    })
    void shouldSpanAllDaysThatADateMayMean(
            LocalDate start, LocalDate end, DatePrecision precision, String first, String last) {
        // given
        Event event = TestRecords.event("e1", 1);
        event.setWhen(EventTime.newBuilder()
                .setStart(start)
                .setEnd(end)
                .setPrecision(precision)
                .build());

        // when
        SearchDocument document = documents.of(event);

        // then
        assertThat(document.body().at("/dates/gte").textValue()).isEqualTo(first);
        assertThat(document.body().at("/dates/lte").textValue()).isEqualTo(last);
        assertThat(document.body().get(SearchFields.DAY).textValue()).isEqualTo(first);
    }

    @Test
    void shouldSortEventsWithoutADateByTheirFirstReport() {
        // given
        Event event = TestRecords.event("e1", 1);
        event.setWhen(EventTime.newBuilder().setPrecision(DatePrecision.UNKNOWN).build());

        // when
        SearchDocument document = documents.of(event);

        // then
        assertThat(document.body().has(SearchFields.DATES)).isFalse();
        assertThat(document.body().get(SearchFields.DAY).textValue()).isEqualTo("2025-02-27");
    }
}
