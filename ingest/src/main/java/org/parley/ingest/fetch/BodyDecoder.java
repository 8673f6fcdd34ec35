package org.parley.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes Content-Encoding: gzip, deflate (with and without zlib's frame, since servers send both) and brotli. Unpacks no more than a
 * limit, whatever a small body claims to hold. Thread-safe.
 */
final class BodyDecoder {

    /** What we tell servers that we can undo. */
    static final String ACCEPTED = "gzip, deflate, br";

    private static final int MAX_LAYERS = 3;

    private final long limit;

    BodyDecoder(long limit) {
        this.limit = limit;
    }

    /**
     * The body as it was before it was packed.
     *
     * @param encoding the Content-Encoding header; null for none
     * @throws BodyTooLargeException when it unpacks to more than the limit
     * @throws IOException when it is not what the header says
     */
    byte[] decode(byte[] body, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.isBlank() || body.length == 0) {
            // Sitemaps are often kept as .gz files and sent as they are.
            return isGzip(body) ? undo(body, "gzip") : body;
        }
        byte[] decoded = body;
        String[] layers = encoding.toLowerCase(Locale.ROOT).split(",", -1);
        if (layers.length > MAX_LAYERS) {
            // There are packed bodies that unpack to themselves, for ever.
            throw new IOException("packed " + layers.length + " times over");
        }
        for (int layer = layers.length - 1; layer >= 0; layer--) {
            decoded = undo(decoded, layers[layer].strip());
        }
        return decoded;
    }

    private byte[] undo(byte[] body, String encoding) throws IOException {
        return switch (encoding) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> isGzip(body) ? read(new GZIPInputStream(new ByteArrayInputStream(body))) : body;
            case "deflate" ->
                read(new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(!isZlib(body))));
            case "br" -> read(new BrotliInputStream(new ByteArrayInputStream(body)));
            default -> throw new IOException("unknown Content-Encoding " + encoding);
        };
    }

    private byte[] read(InputStream packed) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (packed) {
            for (int count = packed.read(buffer); count >= 0; count = packed.read(buffer)) {
                plain.write(buffer, 0, count);
                if (plain.size() > limit) {
                    throw new BodyTooLargeException(limit);
                }
            }
        } catch (EOFException cutShort) {
            // Many servers end a stream without its trailer; what came out so far is good.
            if (plain.size() == 0) {
                throw cutShort;
            }
        }
        return plain.toByteArray();
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }

    private static boolean isZlib(byte[] body) {
        return body.length > 2 && (body[0] & 0x0F) == 8 && (((body[0] & 0xFF) << 8) | (body[1] & 0xFF)) % 31 == 0;
    }
}
