package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchDistributionTest {

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void setUp() {
        home = folder.resolve("cache").resolve("elasticsearch-1");
    }

    @Test
    void shouldUnpackForEverybodyToRead() throws IOException {
        // given
        Path zip = zip("elasticsearch-1/lib/server.jar");
        // when
        ElasticsearchDistribution.unpackOnce(zip, home);
        // then
        assertThat(home.resolve("lib/server.jar")).hasContent("elasticsearch-1/lib/server.jar");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("lib/server.jar"))))
                .isEqualTo("rw-r--r--");
        assertThat(leftovers()).containsExactlyInAnyOrder("elasticsearch-1", "unpack.lock");
    }

    @Test
    void shouldReplaceWhatACrashLeftHalfDone() throws IOException {
        // given
        Path halfDone = home.resolveSibling("elasticsearch-1.unpacking").resolve("elasticsearch-1/lib");
        Files.createDirectories(halfDone);
        Files.writeString(halfDone.resolve("server.jar"), "half");
        // when
        ElasticsearchDistribution.unpackOnce(zip("elasticsearch-1/lib/server.jar"), home);
        // then
        assertThat(home.resolve("lib/server.jar")).hasContent("elasticsearch-1/lib/server.jar");
        assertThat(leftovers()).containsExactlyInAnyOrder("elasticsearch-1", "unpack.lock");
    }

    @Test
    void shouldLeaveNothingInUseWhenTheArchiveIsCutShort() throws IOException {
        // given
        Path zip = zip("elasticsearch-1/lib/server.jar");
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, 60));
        // when
        assertThatThrownBy(() -> ElasticsearchDistribution.unpackOnce(zip, home))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("cannot unpack Elasticsearch into " + home.getParent());
        // then
        assertThat(home).doesNotExist();
    }

    @Test
    void shouldUnpackOnceWhenSeveralAskAtTheSameTime() throws IOException {
        // given
        Path zip = zip("elasticsearch-1/lib/server.jar");
        // when
        CompletableFuture<?>[] asking = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> ElasticsearchDistribution.unpackOnce(zip, home)))
                .limit(4)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(asking).join();
        // then
        assertThat(home.resolve("lib/server.jar")).exists();
    }

    @Test
    void shouldRefuseAnEntryThatLeadsOutOfTheArchive() throws IOException {
        // given
        Path zip = zip("../../outside");
        // then
        assertThatThrownBy(() -> ElasticsearchDistribution.unpackOnce(zip, home))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("leads out of the archive");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void shouldFindTheArchiveOfTheBuildThatOurCodeLiesIn() throws IOException {
        // given
        Path built = folder.resolve("embedded/target/elasticsearch");
        Files.createDirectories(built);
        Path zip = Files.createFile(built.resolve("elasticsearch-" + ElasticsearchDistribution.version() + ".zip"));
        // then
        assertThat(ElasticsearchDistribution.zipAbove(folder.resolve("embedded/target/classes")))
                .isEqualTo(zip);
        assertThat(ElasticsearchDistribution.zipAbove(folder.resolve("cli/target/parley/lib/parley-embedded.jar")))
                .isEqualTo(zip);
    }

    @Test
    void shouldSayHowToGetAMissingArchive() {
        assertThatThrownBy(() -> ElasticsearchDistribution.zipAbove(folder.resolve("parley.jar")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("in a folder above " + folder.resolve("parley.jar"))
                .hasMessageContaining("build Parley with Maven");
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(home.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path zip(String entry) throws IOException {
        Path zip = folder.resolve("archive.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(entry.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return zip;
    }
}
