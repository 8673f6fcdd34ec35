package org.parley.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How blocks are chosen once each has its chance: given by hand here, so that no table has a say. */
class ArticleTextTest {

    private static final String PROSE =
            "The delegations met in the old customs house and agreed to go on in two weeks, both sides said. ";

    @Test
    void shouldTakeAnUnlikelyPostThatIsQuotedAmidTheText() {
        PageAnatomy page = page("<blockquote><p>We shall be back!</p></blockquote>");

        assertThat(page.textOf(chances(page, "We shall", 0.2))).contains("We shall be back!");
    }

    @Test
    void shouldLeaveAPullQuoteInAFigure() {
        PageAnatomy page = page("<figure><blockquote><p>We shall be back!</p></blockquote></figure>");

        assertThat(page.textOf(chances(page, "We shall", 0.2))).doesNotContain("We shall be back!");
    }

    @Test
    void shouldDropWhatReadersQuoteInTheirComments() {
        PageAnatomy page = page("<div class='comment'><blockquote><p>We shall be back!</p></blockquote></div>");

        assertThat(page.textOf(chances(page, "We shall", 0.9))).doesNotContain("We shall be back!");
    }

    @Test
    void shouldTakeAnUnlikelyListRightUnderASubheading() {
        PageAnatomy page = page("<h3>Who goes on</h3><ul><li>The north</li><li>The south</li></ul><div>Share</div>");

        assertThat(page.textOf(chances(page, "The north|The south", 0.1))).contains("The north", "The south");
    }

    private static PageAnatomy page(String amid) {
        String html = "<html><body><h1>Talks</h1><article><p>" + PROSE.repeat(3) + "</p>" + amid + "<p>"
                + PROSE.repeat(2) + "</p></article></body></html>";
        return PageAnatomy.of("https://outlet.example/1", html);
    }

    /** A chance of 0.9 for all blocks but those that begin with one of the words. */
    private static double[] chances(PageAnatomy page, String words, double chance) {
        return page.texts().stream()
                .mapToDouble(text -> text.matches("(?:" + words + ").*") ? chance : text.equals("Share") ? 0 : 0.9)
                .toArray();
    }
}
