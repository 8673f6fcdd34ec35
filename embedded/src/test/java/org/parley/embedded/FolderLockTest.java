package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    Path parent;

    @Test
    void shouldRefuseASecondOwnerUntilTheFirstIsDone() {
        // given
        Path folder = parent.resolve("data");
        FolderLock first = FolderLock.take(folder);
        // then
        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("another Parley is using " + folder);
        // when
        first.close();
        FolderLock second = FolderLock.take(folder);
        // then
        assertThat(folder).isDirectory();
        second.close();
    }

    @Test
    void shouldSayThatTheFolderIsAFile() throws IOException {
        // given
        Path file = Files.createFile(parent.resolve("file"));
        // then
        assertThatThrownBy(() -> FolderLock.take(file))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("cannot use " + file + ": " + file + " is not a folder");
    }
}
