package org.parley.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void shouldFoldCaseAccentsAndApostrophes() {
        assertThat(Folding.fold("Erdoğan")).isEqualTo("erdogan");
        assertThat(Folding.fold("перемир’я")).isEqualTo(Folding.fold("Перемир'я"));
        assertThat(Folding.fold("переговорён")).isEqualTo("переговорен");
    }

    @Test
    void shouldKeepAcronymsAndPartCaseEndings() {
        assertThat(norms("U.S. and Ankara'da, Zelensky’s; won't"))
                .containsExactly("us", "and", "ankara", "'da", ",", "zelensky", "'s", ";", "wont");
    }

    @Test
    void shouldGiveOffsetsIntoOriginalText() {
        String text = "\u200FЗустріч 😀 у Києві";

        assertThat(Tokenizer.tokenize(text))
                .filteredOn(Token::isWord)
                .extracting(token -> text.substring(token.start(), token.end()))
                .containsExactly("Зустріч", "у", "Києві");
    }

    @Test
    void shouldSplitSentencesButNotAbbreviations() {
        List<Sentence> sentences = SentenceSplitter.split(
                Tokenizer.tokenize("Mr. Trump met Gen. Kellogg on Feb. 20. They spoke.\n\nNew paragraph"), "en");

        assertThat(sentences).hasSize(3);
        assertThat(sentences.get(2).paragraph()).isGreaterThan(sentences.get(0).paragraph());
    }

    @Test
    void shouldGuessLanguage() {
        LanguageGuesser guesser = new LanguageGuesser(Map.of(
                "en",
                List.of("the", "of", "and", "to"),
                "uk",
                List.of("і", "та", "що", "на"),
                "ru",
                List.of("и", "что", "на", "не")));

        assertThat(guesser.guess("The end of the road and the way to it")).isEqualTo("en");
        assertThat(guesser.guess("Що було, те й буде на їхній землі та воді")).isEqualTo("uk");
        assertThat(guesser.guess("12345")).isNull();
    }

    private static List<String> norms(String text) {
        return Tokenizer.tokenize(text).stream().map(Token::norm).toList();
    }
}
