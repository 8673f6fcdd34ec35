package org.parley.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Ada Quill and Jon Reed|Ada Quill;Jon Reed",
                "Von Mia Brandt und Otto Kern|Mia Brandt;Otto Kern",
                "Par Anne Lucet, Marc Vial|Anne Lucet;Marc Vial",
                "Автор: Олена Коваль та Іван Бойко|Олена Коваль;Іван Бойко",
                "Ada Quill|Ada Quill"
            })
    void shouldSplitABylineIntoNames(String byline, String names) {
        assertThat(AuthorNames.split(byline)).containsExactly(names.split(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://outlet.example/ada", "@ada", "ada@outlet.example", "27.02.2025"})
    void shouldNotTakeAddressesForNames(String byline) {
        assertThat(AuthorNames.split(byline)).isEmpty();
    }
}
