package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.Side;
import org.parley.schemas.TextSource;

/** What the guide to extraction promises: an actor, a place and a trigger are added by data alone. */
class DossierExtensionTest {

    @TempDir
    private Path folder;

    @Test
    void shouldUnderstandAddedActorPlaceAndTrigger() throws IOException {
        // given
        write("mine/dossier.yaml", "name: mine\ntitle: Mine\nuses: world\nlanguages: en\nsides: UKR, RUS\nfocus: UKR");
        write("mine/people.yaml", "- {name: Ann Example, for: CHE, offices: envoy 2030-01-01.., all: Example}");
        write("mine/places.yaml", "- {name: Gruyères, country: CHE, at: 46.58 7.08, en: Gruyeres}");
        write("mine/language/en.yaml", "act:\n  meet:\n    past: broke bread with");
        ArticleReader reader = Dossiers.from(folder).reader("mine").orElseThrow();

        // when
        List<Mention> mentions = reader.read(
                        article("Zelensky of Ukraine broke bread with Ann Example in Gruyeres on Monday."))
                .mentions();

        // then
        assertThat(mentions).hasSize(1);
        assertThat(mentions.get(0).getWhere().getName()).isEqualTo("Gruyères");
        assertThat(mentions.get(0).getParties())
                .extracting(Party::getName)
                .containsExactly("Volodymyr Zelensky", "Ann Example");
    }

    @Test
    void shouldReadAddedLanguage() throws IOException {
        // given
        write(
                "mine/dossier.yaml",
                "name: mine\ntitle: Mine\nuses: world\nlanguages: en, es\nsides: UKR, RUS\nfocus: UKR");
        write("mine/language/es.yaml", """
                common: el la los de en con que del se por un una
                title:
                  president: presidente
                act:
                  meet:
                    past: se reunió con, se reunieron en
                cue:
                  at: en
                  with: con
                  and: "y"
                date:
                  weekday-1: lunes
                """);
        write("mine/places.yaml", "- {name: Toledo, country: ESP, at: 39.86 -4.03, es: Toledo}");
        ArticleReader reader = Dossiers.from(folder).reader("mine").orElseThrow();

        // when
        Reading reading = reader.read(article(
                null,
                "El presidente de Ucrania, Volodymyr Zelensky, se reunió con Emmanuel Macron en Toledo el lunes."));

        // then
        assertThat(reading.language()).isEqualTo("es");
        assertThat(reading.mentions()).hasSize(1);
        assertThat(reading.mentions().get(0).getWhere().getName()).isEqualTo("Toledo");
        assertThat(reading.mentions().get(0).getWhen().getStart()).isEqualTo("2030-07-08");
    }

    @Test
    void shouldReadSecondDossierWithoutCode() {
        // given
        ArticleReader reader = Dossiers.bundled().reader("armenia-azerbaijan").orElseThrow();

        // when
        List<Mention> mentions = reader.read(
                        article(
                                "Armenian Prime Minister Nikol Pashinyan met Azerbaijani President Ilham Aliyev in Abu Dhabi on Thursday."))
                .mentions();

        // then
        assertThat(mentions).hasSize(1);
        assertThat(mentions.get(0).getDossier()).isEqualTo("armenia-azerbaijan");
        assertThat(mentions.get(0).getWhere().getName()).isEqualTo("Abu Dhabi");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Article article(String text) {
        return article("en", text);
    }

    private static Article article(String language, String text) {
        return Article.newBuilder()
                .setArticleId("a")
                .setRevision(1)
                .setUrl("")
                .setOutlet(Outlet.newBuilder()
                        .setName("Test")
                        .setCountry(null)
                        .setSide(Side.UNKNOWN)
                        .build())
                .setTitle("")
                .setText(text)
                .setAuthors(List.of())
                .setLanguage(language)
                .setPublishedAt(Instant.parse("2030-07-12T08:00:00Z"))
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setWalled(false)
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(Instant.EPOCH)
                .build();
    }
}
