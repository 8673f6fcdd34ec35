package org.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyDecoderTest {

    private static final byte[] PLAIN = "negotiations ".repeat(50).getBytes(StandardCharsets.US_ASCII);

    private final BodyDecoder decoder = new BodyDecoder(10_000);

    @Test
    void shouldUndoGzip() throws IOException {
        assertThat(decoder.decode(gzip(PLAIN), "gzip")).isEqualTo(PLAIN);
        assertThat(decoder.decode(gzip(PLAIN), "X-GZIP")).isEqualTo(PLAIN);
    }

    @Test
    void shouldUnpackFileThatIsKeptPacked() throws IOException {
        assertThat(decoder.decode(gzip(PLAIN), null)).isEqualTo(PLAIN);
    }

    @Test
    void shouldUndoDeflateWithAndWithoutFrame() throws IOException {
        assertThat(decoder.decode(deflate(PLAIN, false), "deflate")).isEqualTo(PLAIN);
        assertThat(decoder.decode(deflate(PLAIN, true), "deflate")).isEqualTo(PLAIN);
    }

    @Test
    void shouldUndoBrotli() throws IOException {
        // given: "ok" in one stored block
        byte[] packed = HexFormat.of().parseHex("8b00806f6b03");
        // then
        assertThat(decoder.decode(packed, "br"))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("ok");
    }

    @Test
    void shouldUndoLayersFromTheLast() throws IOException {
        assertThat(decoder.decode(gzip(deflate(PLAIN, false)), "deflate, gzip")).isEqualTo(PLAIN);
    }

    @Test
    void shouldKeepBodyThatIsNotPackedAfterAll() throws IOException {
        assertThat(decoder.decode(PLAIN, "gzip")).isEqualTo(PLAIN);
        assertThat(decoder.decode(PLAIN, null)).isEqualTo(PLAIN);
        assertThat(decoder.decode(PLAIN, "identity")).isEqualTo(PLAIN);
    }

    @Test
    void shouldKeepWhatCameBeforeCut() throws IOException {
        // given
        byte[] packed = gzip(PLAIN);
        // when
        byte[] body = decoder.decode(Arrays.copyOf(packed, packed.length - 6), "gzip");
        // then
        assertThat(body).isEqualTo(PLAIN);
    }

    @Test
    void shouldStopUnpackingAtLimit() throws IOException {
        // given
        byte[] bomb = gzip(new byte[10_001]);
        // then
        assertThatThrownBy(() -> decoder.decode(bomb, "gzip")).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void shouldNotUnpackOverAndOver() {
        assertThatThrownBy(() -> decoder.decode(PLAIN, "gzip, gzip, gzip, gzip"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldNotGuessUnknownEncoding() {
        assertThatThrownBy(() -> decoder.decode(PLAIN, "shuffle")).isInstanceOf(IOException.class);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean bare) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed, new Deflater(9, bare))) {
            deflate.write(plain);
        }
        return packed.toByteArray();
    }
}
