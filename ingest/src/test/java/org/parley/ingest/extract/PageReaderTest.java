package org.parley.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

    private static final String URL = "https://outlet.example/1";
    private static final String RUSSIAN =
            "Стороны встретились в старом здании таможни и договорились, что переговоры будут продолжены"
                    + " через две недели, сообщили представители обеих делегаций. ";

    private final PageReader reader = new PageReader();

    @Test
    void shouldKeepSubheadingsListsAndQuotations() {
        ExtractedPage page = reader.read(URL, fixture("boxes-amid-the-text.html"), null);

        assertThat(page.text())
                .startsWith("The two delegations met")
                .contains("What is still open", "who inspects the cargo", "“We did not come here", "fishermen's guild");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Photo:",
                "How the ferry dispute",
                "cookies",
                "newsletter",
                "belongs to all of us",
                "All rights",
                "Home",
                "Ada Quill"
            })
    void shouldDropWhatIsNotTheArticle(String foreign) {
        ExtractedPage page = reader.read(URL, fixture("boxes-amid-the-text.html"), null);

        assertThat(page.text()).doesNotContain(foreign);
    }

    @Test
    void shouldReadWhatThePageDeclares() {
        ExtractedPage page = reader.read(URL, fixture("boxes-amid-the-text.html"), "text/html; charset=utf-8");

        assertThat(page.title()).isEqualTo("Ferry talks end with a date for the next round");
        assertThat(page.authors()).containsExactly("Ada Quill", "Jon Reed");
        assertThat(page.published()).hasToString("2025-02-27T23:40:00+02:00");
        assertThat(page.modified()).hasToString("2025-02-28T08:05:00+02:00");
        assertThat(page.language()).isEqualTo("en");
        assertThat(page.section()).isEqualTo("World");
        assertThat(page.canonicalUrl()).isEqualTo("https://harbour.example/news/ferry-talks");
        assertThat(page.outletName()).isEqualTo("The Harbour Post");
        assertThat(page.walled()).isFalse();
    }

    @Test
    void shouldReadBrokenLinkedDataUpToTheBreak() {
        ExtractedPage page = reader.read(URL, fixture("broken-linked-data.html"), null);

        assertThat(page.title()).isEqualTo("Zwei Boote, ein Steg");
        assertThat(page.authors()).containsExactly("Mia Brandt");
        assertThat(page.published()).hasToString("2025-03-01T06:30:00+01:00");
        assertThat(page.text()).contains("Hafenmeisterin", "Schulkinder");
    }

    @Test
    void shouldTellWhyThereIsNoText() {
        assertThat(reader.read(URL, " \n ").noTextReason()).isEqualTo(NoTextReason.EMPTY_BODY);
        assertThat(reader.read(URL, new byte[0], null).noTextReason()).isEqualTo(NoTextReason.EMPTY_BODY);
        assertThat(reader.read(URL, fixture("frames.html"), null).noTextReason())
                .isEqualTo(NoTextReason.FRAMES_ONLY);
        assertThat(reader.read(URL, fixture("script-only.html"), null).noTextReason())
                .isEqualTo(NoTextReason.NEEDS_SCRIPT);
        assertThat(reader.read(URL, "<p>ok</p>").noTextReason()).isEqualTo(NoTextReason.NO_ARTICLE);
    }

    @Test
    void shouldNotReadPagesThatAreTooLarge() {
        byte[] body = new byte[PageReader.MAX_BYTES + 1];

        assertThat(reader.read(URL, body, null).noTextReason()).isEqualTo(NoTextReason.TOO_LARGE);
    }

    @Test
    void shouldTellBinaryBodiesFromPages() {
        byte[] junk = new byte[5_000];
        new Random(7).nextBytes(junk);

        assertThat(reader.read(URL, junk, "text/html").noTextReason()).isEqualTo(NoTextReason.NOT_TEXT);
        assertThat(reader.read(URL, "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII), null)
                        .noTextReason())
                .isEqualTo(NoTextReason.NOT_TEXT);
    }

    @Test
    void shouldReadPagesNestedDeeperThanAStack() {
        String html = "<div>".repeat(60_000) + "<p>" + RUSSIAN.repeat(3) + "</p>";

        assertThat(reader.read(URL, html).url()).isEqualTo(URL);
    }

    @Test
    void shouldStandAnyCutOfAPage() {
        String html = new String(fixture("boxes-amid-the-text.html"), StandardCharsets.UTF_8);
        for (int length = 0; length < html.length(); length += 37) {
            assertThat(reader.read(URL, html.substring(0, length)).url()).isEqualTo(URL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "UTF-8", "UTF-16LE"})
    void shouldReadTheEncodingThatHttpNames(String charset) {
        byte[] body = russianPage("").getBytes(Charset.forName(charset));

        ExtractedPage page = reader.read(URL, body, "text/html; charset=" + charset);

        assertThat(page.text()).contains("договорились");
        assertThat(page.language()).isEqualTo("ru");
    }

    @Test
    void shouldReadTheEncodingThatThePageNames() {
        byte[] body = russianPage("<meta charset=windows-1251>").getBytes(Charset.forName("windows-1251"));

        assertThat(reader.read(URL, body, "text/html").text()).contains("договорились");
    }

    @Test
    void shouldGuessAnEncodingThatNobodyNames() {
        byte[] body = russianPage("").getBytes(Charset.forName("windows-1251"));

        assertThat(reader.read(URL, body, null).text()).contains("договорились");
    }

    @Test
    void shouldBelieveBytesThatCanOnlyBeUtf8() {
        byte[] body = russianPage("<meta charset=iso-8859-1>").getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(URL, body, "text/html; charset=iso-8859-1").text())
                .contains("договорились");
    }

    @Test
    void shouldDoubtALanguageThatTheTextDoesNotBearOut() {
        String html = russianPage("").replace("<html>", "<html lang=en>");

        assertThat(reader.read(URL, html).language()).isEqualTo("ru");
    }

    @Test
    void shouldTakeTheLinkedBodyWhereThePageShowsLess() {
        String body = RUSSIAN.repeat(12);
        String html =
                "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false,"
                        + "\"articleBody\":\"" + body + "\"}</script></head><body><p>" + RUSSIAN + "</p></body></html>";

        ExtractedPage page = reader.read(URL, html);

        assertThat(page.text()).hasSizeGreaterThan(1_000);
        assertThat(page.walled()).isTrue();
    }

    @Test
    void shouldDropCommentsThatOutweighTheArticle() {
        String comments = "<div class='comment'><p>"
                + "I for one do not believe a word of what they say there. ".repeat(6) + "</p></div>";
        String html = "<html><body><h1>Ferry talks end</h1><article><p>" + RUSSIAN + "</p><p>" + RUSSIAN
                + "</p></article><section class='comments'>" + comments + comments.replace("for one", "myself")
                + comments.replace("word", "line") + comments.replace("there", "now") + "</section></body></html>";

        assertThat(reader.read(URL, html).text()).contains("делегаций").doesNotContain("believe");
    }

    @Test
    void shouldTakeAnArticleOnceThatThePageHoldsTwice() {
        String first = RUSSIAN.repeat(2) + "Первый раунд.";
        String second = RUSSIAN.repeat(2) + "Второй раунд.";
        String html = "<html><body><article><p>" + first + "</p><p>" + second + "</p></article><div>" + first + " "
                + second + "</div></body></html>";

        assertThat(reader.read(URL, html).text()).containsOnlyOnce("Первый раунд");
    }

    @Test
    void shouldTakeAKickerOffThatThePagesTitlesDoNotAgreeOn() {
        String html =
                "<html><head><meta property='og:title' content='Strike at the docks: Crews go home for the third day'>"
                        + "</head><body><h1>Harbour dispute - Crews go home for the third day</h1><p>" + RUSSIAN
                        + "</p></body></html>";

        assertThat(reader.read(URL, html).title()).isEqualTo("Crews go home for the third day");
    }

    @Test
    void shouldKeepAKickerThatAllTitlesHave() {
        String html =
                "<html><head><meta property='og:title' content='Harbour dispute: Crews go home for the third day'>"
                        + "</head><body><h1>Harbour dispute: Crews go home for the third day</h1><p>" + RUSSIAN
                        + "</p></body></html>";

        assertThat(reader.read(URL, html).title()).isEqualTo("Harbour dispute: Crews go home for the third day");
    }

    @Test
    void shouldKeepAListRightUnderASubheading() {
        String html = articlePage(
                "<h3>Те, кто прошёл дальше</h3><ul><li>Исландия (группа А)</li><li>Польша (группа Б)</li></ul>");

        assertThat(reader.read(URL, html).text()).contains("Исландия", "Польша");
    }

    private static String articlePage(String more) {
        return "<html><body><h1>Переговоры на таможне</h1><article><p>" + RUSSIAN.repeat(2) + "</p><p>" + RUSSIAN
                + "</p>" + more + "</article></body></html>";
    }

    private static String russianPage(String head) {
        return "<html><head>" + head + "</head><body><article><p>" + RUSSIAN.repeat(2) + "</p><p>" + RUSSIAN + "</p><p>"
                + RUSSIAN.repeat(2) + "</p></article></body></html>";
    }

    private static byte[] fixture(String name) {
        String path = "/fixtures/pages/" + name;
        try (InputStream in = Objects.requireNonNull(PageReaderTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
