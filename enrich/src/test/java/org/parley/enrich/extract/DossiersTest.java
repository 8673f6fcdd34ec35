package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.enrich.dossier.LexiconException;

class DossiersTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLoadBundledDossiers() {
        assertThat(Dossiers.bundled().readers())
                .extracting(ArticleReader::dossier)
                .containsExactly("ukraine", "armenia-azerbaijan");
    }

    @Test
    void shouldLoadDossierOfFolderThatUsesBundledWorld() throws IOException {
        // given
        write(
                "sudan/dossier.yaml",
                "name: sudan",
                "title: Sudan",
                "uses: world",
                "languages: en",
                "sides: SDN",
                "focus: SDN");

        // when
        Dossiers dossiers = Dossiers.from(folder);

        // then
        assertThat(dossiers.reader("sudan")).isPresent();
    }

    @Test
    void shouldNameFileLineAndEntryOfMistake() throws IOException {
        // given
        write(
                "test/dossier.yaml",
                "name: test",
                "title: Test",
                "uses: world",
                "languages: en",
                "sides: UKR",
                "focus: UKR");
        write("test/people.yaml", "- {name: Jane Doe, for: UKR}", "- {name: John Doe, for: ATLANTIS}");

        // when, then
        assertThatThrownBy(() -> Dossiers.from(folder))
                .isInstanceOf(LexiconException.class)
                .hasMessage("test/people.yaml:2: John Doe: unknown state or organisation 'ATLANTIS'");
    }

    @Test
    void shouldRefuseUnknownGroupOfWords() throws IOException {
        write(
                "test/dossier.yaml",
                "name: test",
                "title: Test",
                "uses: world",
                "languages: en",
                "sides: UKR",
                "focus: UKR");
        write("test/language/en.yaml", "things:", "  meeting: parley");

        assertThatThrownBy(() -> Dossiers.from(folder))
                .isInstanceOf(LexiconException.class)
                .hasMessageContaining("test/language/en.yaml:2: things: unknown group");
    }

    @Test
    void shouldRefuseFolderWithoutDossier() {
        assertThatThrownBy(() -> Dossiers.from(folder)).hasMessageContaining("holds no dossier");
    }

    private void write(String path, String... lines) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines));
    }
}
