package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

    @Test
    void shouldFollowXdgCacheHome() {
        assertThat(CacheFolder.of("anna", "/home/anna", Map.of("XDG_CACHE_HOME", "/cache")))
                .isEqualTo(Path.of("/cache/parley"));
    }

    @Test
    void shouldIgnoreRelativeXdgCacheHome() {
        assertThat(CacheFolder.of("anna", "/home/anna", Map.of("XDG_CACHE_HOME", "cache")))
                .isEqualTo(Path.of("/home/anna/.cache/parley"));
    }

    @Test
    void shouldFallBackToTheHomeFolder() {
        assertThat(CacheFolder.of("anna", "/home/anna", Map.of())).isEqualTo(Path.of("/home/anna/.cache/parley"));
    }

    @Test
    void shouldGiveRootAFolderThatOthersCanEnter() {
        assertThat(CacheFolder.of("root", "/root", Map.of("XDG_CACHE_HOME", "/root/.cache")))
                .isEqualTo(Path.of("/var/cache/parley"));
    }
}
