package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerArgumentsTest {

    private static final String KEYSTORE =
            "31" + hex("org.elasticsearch.common.settings.KeyStoreWrapper") + "00000007" + "00000000";

    @Test
    void shouldWriteFlagsKeystoreSettingsAndFolders() {
        // when
        byte[] bytes = ServerArguments.encode(Map.of("a.b", "c"), Path.of("/config"), Path.of("/logs"));
        // then
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("000000" + KEYSTORE + "01" + "03" + hex("a.b") + "00" + "01" + hex("c") + "07"
                        + hex("/config") + "05" + hex("/logs"));
    }

    @Test
    void shouldCountCharactersAndEncodeThoseBeyondAscii() {
        // when
        byte[] bytes = ServerArguments.encode(Map.of(), Path.of("/é€"), Path.of("/"));
        // then
        assertThat(HexFormat.of().formatHex(bytes)).endsWith("00" + "03" + hex("/é€") + "01" + hex("/"));
    }

    @Test
    void shouldWriteLengthsBeyondOneByte() {
        // given
        String longName = "/" + "x".repeat(199);
        // when
        byte[] bytes = ServerArguments.encode(Map.of(), Path.of(longName), Path.of("/"));
        // then
        assertThat(HexFormat.of().formatHex(bytes)).endsWith("c801" + hex(longName) + "01" + hex("/"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
