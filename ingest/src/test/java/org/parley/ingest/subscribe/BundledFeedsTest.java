package org.parley.ingest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Feed;
import org.parley.schemas.Side;

class BundledFeedsTest {

    private static final Set<String> COUNTRIES =
            Set.of(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).toArray(String[]::new));
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    @Test
    void shouldSayOfEachFeedWhoseItIs() throws IOException {
        // when
        Opml.Import bundled = Opml.read(Files.readString(Path.of("..", "feeds.opml")), Instant.EPOCH);
        // then
        assertThat(bundled.problems()).isEmpty();
        List<Feed> feeds = bundled.feeds();
        assertThat(feeds).hasSizeGreaterThanOrEqualTo(60).allSatisfy(feed -> {
            assertThat(feed.getOutlet().getName()).isNotBlank();
            assertThat(feed.getOutlet().getCountry()).isIn(COUNTRIES);
            assertThat(feed.getOutlet().getSide()).isNotEqualTo(Side.UNKNOWN);
            assertThat(feed.getLanguage()).isIn(LANGUAGES);
        });
        assertThat(feeds)
                .extracting(feed -> feed.getOutlet().getSide())
                .contains(Side.UKRAINIAN, Side.RUSSIAN, Side.WESTERN, Side.OTHER);
    }
}
