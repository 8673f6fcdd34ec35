package org.parley.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.ingest.feed.FeedReading.NotAFeed;
import org.parley.ingest.feed.FeedReading.Read;

class FeedReaderTest {

    private final FeedReader reader = new FeedReader();

    @Test
    void shouldReadRss() {
        // when
        FeedDocument feed = read("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                     xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:atom="http://www.w3.org/2005/Atom">
                 <channel>
                  <title>The Harbour Post</title><link>https://harbour.example/</link>
                  <description>News</description><language>en-GB</language><ttl>15</ttl>
                  <atom:link rel="self" href="https://harbour.example/rss"/>
                  <atom:link rel="hub" href="https://hub.example/"/>
                  <item>
                   <title>Envoys meet &amp; talk</title><link>https://harbour.example/1</link>
                   <guid isPermaLink="false">post-1</guid><pubDate>Tue, 18 Feb 2025 10:30:00 +0300</pubDate>
                   <dc:creator>Ada Quill</dc:creator><description>&lt;p&gt;Short&lt;/p&gt;</description>
                   <content:encoded><![CDATA[<p>Long <a href="/more">text</a></p>]]></content:encoded>
                  </item>
                 </channel></rss>""");
        // then
        assertThat(feed.format()).isEqualTo("rss 2.0");
        assertThat(feed.link()).isEqualTo("https://harbour.example/");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.updateEvery()).isEqualTo(Duration.ofMinutes(15));
        assertThat(feed.hubs()).containsExactly(URI.create("https://hub.example/"));
        assertThat(feed.self()).isEqualTo(URI.create("https://harbour.example/rss"));
        FeedItem item = feed.items().get(0);
        assertThat(item.id()).isEqualTo("post-1");
        assertThat(item.link()).isEqualTo("https://harbour.example/1");
        assertThat(plain(item.title())).isEqualTo("Envoys meet & talk");
        assertThat(plain(item.summary())).isEqualTo("Short");
        assertThat(html(item.content())).isEqualTo("<p>Long <a href=\"https://base.example/more\">text</a></p>");
        assertThat(item.published()).isEqualTo(Instant.parse("2025-02-18T07:30:00Z"));
        assertThat(item.authors()).extracting(FeedAuthor::display).containsExactly("Ada Quill");
    }

    @Test
    void shouldReadAtomWithBasesAndEveryWrapping() {
        // given
        String packed = Base64.getEncoder().encodeToString("Packed".getBytes(StandardCharsets.UTF_8));
        // when
        FeedDocument feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lark.example/news/" xml:lang="uk">
                 <title type="html">The &lt;em&gt;Lark&lt;/em&gt;</title>
                 <link rel="self" href="feed"/><link href="./"/>
                 <entry xml:base="march/"><id>urn:1</id><title type="text">2 &lt; 3</title>
                  <link rel="enclosure" href="audio.mp3"/><link href="one"/>
                  <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">In <b>line</b></div></summary>
                  <content type="application/octet-stream">%s</content>
                  <updated>2025-03-01T08:00:00Z</updated><published>2025-02-28T20:00:00-02:00</published>
                  <author><name>Bo Reed</name><email>bo@lark.example</email></author></entry>
                </feed>""".formatted(packed));
        // then
        assertThat(feed.format()).isEqualTo("atom 1.0");
        assertThat(plain(feed.title())).isEqualTo("The Lark");
        FeedItem entry = feed.items().get(0);
        assertThat(entry.link()).isEqualTo("https://lark.example/news/march/one");
        assertThat(plain(entry.title())).isEqualTo("2 < 3");
        assertThat(html(entry.summary())).isEqualTo("In <b>line</b>");
        assertThat(plain(entry.content())).isEqualTo("Packed");
        assertThat(entry.published()).isEqualTo(Instant.parse("2025-02-28T22:00:00Z"));
        assertThat(entry.updated()).isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
        assertThat(entry.language()).isEqualTo("uk");
        assertThat(entry.authors()).extracting(FeedAuthor::toString).containsExactly("Bo Reed (bo@lark.example)");
    }

    @Test
    void shouldReadOldAtomRdfAndCdf() {
        assertThat(read("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><tagline>T</tagline><entry>"
                                + "<issued>2004-01-02T03:04:05Z</issued><modified>2004-01-03</modified></entry></feed>")
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.published()).isEqualTo(Instant.parse("2004-01-02T03:04:05Z"));
                    assertThat(entry.updated()).isEqualTo(Instant.parse("2004-01-03T00:00:00Z"));
                });
        assertThat(
                        read("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                                        + "<channel><title>C</title></channel><item rdf:about='http://x.example/1'>"
                                        + "<title>I</title></item></rdf:RDF>")
                                .items())
                .singleElement()
                .satisfies(item -> assertThat(item.link()).isEqualTo("http://x.example/1"));
        assertThat(read("<CHANNEL HREF='http://x.example/'><ITEM HREF='http://x.example/1' LASTMOD='2004-04-07T04:05Z'>"
                                + "<TITLE>I</TITLE><ABSTRACT>A</ABSTRACT></ITEM></CHANNEL>")
                        .items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.link()).isEqualTo("http://x.example/1");
                    assertThat(plain(item.summary())).isEqualTo("A");
                    assertThat(item.updated()).isEqualTo(Instant.parse("2004-04-07T04:05:00Z"));
                });
    }

    @Test
    void shouldReadNewsSitemap() {
        // when
        FeedDocument feed = read("""
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
                 <url><loc>https://mill.example/1</loc><lastmod>2025-03-02</lastmod>
                  <n:news><n:publication><n:name>Mill</n:name><n:language>en</n:language></n:publication>
                   <n:publication_date>2025-03-01T10:00:00Z</n:publication_date><n:title>Envoy named</n:title></n:news></url>
                </urlset>""");
        // then
        assertThat(feed.format()).isEqualTo("sitemap");
        assertThat(feed.items()).singleElement().satisfies(item -> {
            assertThat(item.link()).isEqualTo("https://mill.example/1");
            assertThat(plain(item.title())).isEqualTo("Envoy named");
            assertThat(item.published()).isEqualTo(Instant.parse("2025-03-01T10:00:00Z"));
        });
    }

    @Test
    void shouldReadJsonFeed() {
        // when
        FeedDocument feed = read("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Json Post", "home_page_url": "https://j.example/",
                 "items": [{"id": 7, "url": "/seven", "content_html": "<p>Text</p>", "date_published": "2025-03-01T10:00:00Z",
                            "authors": [{"name": "Cy Fern"}]}, {"id": "8", "content_text": "a < b"}]}""");
        // then
        assertThat(feed.format()).isEqualTo("json feed");
        assertThat(feed.items().get(0).id()).isEqualTo("7");
        assertThat(feed.items().get(0).link()).isEqualTo("https://base.example/seven");
        assertThat(feed.items().get(0).authors())
                .extracting(FeedAuthor::display)
                .containsExactly("Cy Fern");
        assertThat(plain(feed.items().get(1).content())).isEqualTo("a < b");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, utf-8",
        "UTF-16LE, utf-16",
        "UTF-16BE, utf-16",
        "UTF-32LE, utf-32",
        "UTF-32BE, utf-32",
        "windows-1251, windows-1251",
        "KOI8-U, koi8-u",
        "ISO-8859-5, iso-8859-5"
    })
    void shouldReadEncodings(String actual, String declared) {
        // given
        String text = "<?xml version='1.0' encoding='" + declared
                + "'?><rss><channel><title>Перемовини</title></channel></rss>";
        // when
        FeedDocument feed = read(text.getBytes(Charset.forName(actual)), null);
        // then
        assertThat(plain(feed.title())).isEqualTo("Перемовини");
    }

    @Test
    void shouldBelieveWhicheverEncodingDecodes() {
        // given
        byte[] cyrillic =
                "<rss><channel><title>Переговоры</title></channel></rss>".getBytes(Charset.forName("windows-1251"));
        byte[] mislabelled =
                "<?xml version='1.0' encoding='us-ascii'?><rss><channel><title>“Да”</title></channel></rss>"
                        .getBytes(StandardCharsets.UTF_8);
        // then
        assertThat(plain(read(cyrillic, "text/xml; charset=windows-1251").title()))
                .isEqualTo("Переговоры");
        assertThat(plain(read(mislabelled, "text/xml; charset=utf-8").title())).isEqualTo("“Да”");
    }

    @Test
    void shouldGuessEncodingThatNobodyNames() {
        // given
        String text =
                "<rss><channel><title>Новости</title><description>Переговоры делегаций прошли в Стамбуле, стороны "
                        + "обсудили обмен пленными и договорились о новой встрече в следующем месяце.</description></channel></rss>";
        // then
        assertThat(plain(read(text.getBytes(Charset.forName("windows-1251")), "text/xml")
                        .title()))
                .isEqualTo("Новости");
    }

    @Test
    void shouldHealWhatIsBroken() {
        // given: junk before, control characters, an undeclared prefix and entity, a bare ampersand, a cut tail
        FeedDocument feed = read(
                "\u0000junk\n<rss><channel><title>A\u0001&nbsp;&amp; B & C</title><item><ns:title>no</ns:title>"
                        + "<dc:title>Yes</dc:title><link>http://x.example/?a=1&b=2</link><description>cut <![CDATA[in the mid");
        // then
        assertThat(plain(feed.title())).isEqualTo("A & B & C");
        assertThat(feed.items()).singleElement().satisfies(item -> {
            assertThat(plain(item.title())).isEqualTo("Yes");
            assertThat(item.link()).isEqualTo("http://x.example/?a=1&b=2");
            assertThat(plain(item.summary())).startsWith("cut");
        });
    }

    @Test
    void shouldPutInHarmlessEntitiesOnly() {
        // given
        String bomb =
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">"
                        + "<!ENTITY file SYSTEM \"file:///etc/hostname\">]>";
        // when
        FeedDocument feed =
                read(bomb + "<rss><channel><title>&a;</title><description>&c;|&file;</description></channel></rss>");
        // then
        assertThat(plain(feed.title())).isEqualTo("aaaaaaaaaa");
        assertThat(plain(feed.description())).isEqualTo("&c;|&file;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body>Hi</body></html> | It is a web page, not a feed.",
                "<note>Hi</note> | It is XML, but not a feed: its root element is <note>.",
                "Just words | It is text without any markup.",
                "{\"a\": 1} | It is JSON, but not a JSON Feed.",
                "{ | It is JSON, but not a JSON Feed.",
                "<!-- nothing --> | It is markup without any element.",
                "'' | It is empty."
            })
    void shouldSayInOneSentenceWhyItIsNoFeed(String text, String reason) {
        assertThat(reader.read(text.getBytes(StandardCharsets.UTF_8), null, null))
                .isInstanceOfSatisfying(
                        NotAFeed.class, not -> assertThat(not.reason()).isEqualTo(reason));
    }

    @Test
    void shouldPointToFeedsOfWebPage() {
        // given
        String page = "<html><head><link rel='alternate' type='application/rss+xml' href='/rss'>"
                + "<link rel='alternate' hreflang='de' href='/de'></head></html>";
        // when
        NotAFeed not = (NotAFeed)
                reader.read(page.getBytes(StandardCharsets.UTF_8), null, URI.create("https://base.example/"));
        // then
        assertThat(not.discovered()).containsExactly(URI.create("https://base.example/rss"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<rss", "<rss><", "<!DOCTYPE", "<!DOCTYPE rss [<!ENTITY", "<?xml", "<rss></channel></rss>"})
    void shouldTakeAnyFragmentWithoutThrowing(String text) {
        assertThat(reader.read(text.getBytes(StandardCharsets.UTF_8), null, null))
                .isNotNull();
    }

    private FeedDocument read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private FeedDocument read(byte[] body, @Nullable String contentType) {
        return ((Read) reader.read(body, contentType, URI.create("https://base.example/feed"))).feed();
    }

    private static @Nullable String plain(@Nullable FeedText text) {
        return text == null ? null : text.toPlain();
    }

    private static @Nullable String html(@Nullable FeedText text) {
        return text == null ? null : text.toHtml();
    }
}
