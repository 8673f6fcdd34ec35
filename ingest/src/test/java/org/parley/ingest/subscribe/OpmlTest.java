package org.parley.ingest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Feed;
import org.parley.schemas.Outlet;
import org.parley.schemas.Side;

class OpmlTest {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    @Test
    void shouldReadBackWhatItWrites() {
        // given
        Outlet outlet = Outlet.newBuilder()
                .setName("Quill & Sons")
                .setCountry("UKR")
                .setSide(Side.UKRAINIAN)
                .build();
        Feed feed = Feed.newBuilder()
                .setUrl("https://quill.example/rss?a=1&b=2")
                .setOutlet(outlet)
                .setLanguage("uk")
                .setPollIntervalSeconds(30)
                .setAddedAt(NOW)
                .build();
        // when
        Opml.Import back = Opml.read(Opml.write(List.of(feed)), NOW);
        // then
        assertThat(back.problems()).isEmpty();
        assertThat(back.feeds()).containsExactly(feed);
    }

    @Test
    void shouldReadFoldersOfOtherPrograms() {
        // when
        Opml.Import read = Opml.read("""
                <opml version="1.0"><body>
                 <outline text="Gulf" country="sau" language="en">
                  <outline title="Dune Times" xmlurl="https://dune.example/feed"/>
                  <outline text="Dune Times again" xmlUrl="https://dune.example/feed"/>
                 </outline>
                </body></opml>""", NOW);
        // then
        assertThat(read.feeds()).singleElement().satisfies(feed -> {
            assertThat(feed.getOutlet().getName()).isEqualTo("Dune Times");
            assertThat(feed.getOutlet().getCountry()).isEqualTo("SAU");
            assertThat(feed.getOutlet().getSide()).isEqualTo(Side.UNKNOWN);
            assertThat(feed.getLanguage()).isEqualTo("en");
        });
    }

    @Test
    void shouldTellWhatItCannotUse() {
        // when
        Opml.Import read = Opml.read(
                "<opml><body><outline xmlUrl='ftp:x'/><outline xmlUrl='https://a.example/' side='martian'/></body></opml>",
                NOW);
        // then
        assertThat(read.feeds()).hasSize(1);
        assertThat(read.problems())
                .containsExactly(
                        "No feed can be at \"ftp:x\".",
                        "There is no side \"martian\" (https://a.example/); it is taken as unknown.");
        assertThat(Opml.read("<rss/>", NOW).problems()).containsExactly("It is no OPML: there is no <opml> element.");
    }

    @Test
    void shouldGiveAddressesAsTheyStand() {
        assertThat(Opml.addresses("<opml><body><outline text='A folder'><outline xmlUrl='https://a.example/feed'/>"
                        + "<outline xmlUrl='feed://nowhere'/></outline></body></opml>"))
                .containsExactly("https://a.example/feed", "feed://nowhere");
    }
}
