package org.parley.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LuceneStemmerTest {

    private final LuceneStemmer stemmer = new LuceneStemmer();

    @Test
    void shouldReduceEnglishWords() {
        assertThat(stemmer.stems("Talks resumed; the delegations' meetings in Zürich", "en"))
                .isEqualTo(stemmer.stems("talk resuming delegation meets zurich", "en"));
    }

    @Test
    void shouldReduceUkrainianWordsToTheirDictionaryForm() {
        assertThat(stemmer.stems("переговорів", "uk")).containsAnyElementsOf(stemmer.stems("переговори", "uk"));
        assertThat(stemmer.stems("зустрічі", "uk")).containsAnyElementsOf(stemmer.stems("зустріч", "uk"));
        assertThat(stemmer.stems("у Києві", "uk")).containsAnyElementsOf(stemmer.stems("Київ", "uk"));
        assertThat(stemmer.stems("Зеленського", "uk")).containsAnyElementsOf(stemmer.stems("Зеленський", "uk"));
    }

    @Test
    void shouldReduceRussianWordsByTheirEndings() {
        assertThat(stemmer.stems("переговоров в Стамбуле", "ru")).contains("переговор", "стамбул");
    }

    @Test
    void shouldFindDocumentsOfEitherLanguageWithACyrillicQuery() {
        // given
        List<String> query = stemmer.stems("переговори", null);

        // then
        assertThat(query).containsAnyElementsOf(stemmer.stems("переговорів", "uk"));
        assertThat(query).containsAnyElementsOf(stemmer.stems("переговоры", "ru"));
    }

    @Test
    void shouldFindALatinNameInAnyText() {
        assertThat(stemmer.stems("Starmer", null)).isEqualTo(stemmer.stems("Starmer", "uk"));
        assertThat(stemmer.stems("Starmer", null)).isEqualTo(stemmer.stems("Starmer's", "ru"));
    }
}
