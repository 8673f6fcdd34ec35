package org.parley.ingest.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.charset.Charsets;

/**
 * Turns a feed's bytes into characters. Candidates in order of trust: byte order mark, the pattern of the first bytes, HTTP, the XML
 * declaration, UTF-8, a guess; the first that decodes without error wins, since any of them may lie.
 */
final class FeedDecoder {

    private static final int PROLOG = 1024;

    private FeedDecoder() {}

    static String decode(byte[] body, @Nullable String contentType) {
        for (Charset charset : labels(body, contentType)) {
            String text = Charsets.strictly(body, charset);
            if (text != null) {
                return Charsets.withoutMark(text);
            }
        }
        String guessed = Charsets.strictly(body, Charsets.guessed(body));
        return guessed != null ? guessed : lastResort(body);
    }

    /** Windows-1252 has five octets without a meaning, Latin-1 none. */
    private static String lastResort(byte[] body) {
        String text = Charsets.strictly(body, Charset.forName("windows-1252"));
        return text != null ? text : new String(body, StandardCharsets.ISO_8859_1);
    }

    private static Set<Charset> labels(byte[] body, @Nullable String contentType) {
        Set<Charset> labels = new LinkedHashSet<>();
        Charset byOrder = byteOrder(body);
        add(labels, byOrder);
        add(labels, contentType == null ? null : Charsets.labelled(contentType));
        Charset ruler = byOrder == null ? StandardCharsets.ISO_8859_1 : byOrder;
        String prolog = new String(body, 0, Math.min(body.length, PROLOG), ruler);
        add(labels, Charsets.declared(Charsets.withoutMark(prolog)));
        labels.add(StandardCharsets.UTF_8);
        return labels;
    }

    /** What the first bytes must mean, if they are to begin an XML or JSON text; null when they leave it open. */
    private static @Nullable Charset byteOrder(byte[] body) {
        Charset marked = Charsets.marked(body);
        if (marked != null) {
            return marked;
        }
        if (Charsets.startsWith(body, 0x00, 0x00, 0x00, 0x3C)) {
            return Charset.forName("UTF-32BE");
        }
        if (Charsets.startsWith(body, 0x3C, 0x00, 0x00, 0x00)) {
            return Charset.forName("UTF-32LE");
        }
        if (Charsets.startsWith(body, 0x00, 0x3C) || Charsets.startsWith(body, 0x00, 0x0A, 0x00)) {
            return StandardCharsets.UTF_16BE;
        }
        if (Charsets.startsWith(body, 0x3C, 0x00) || Charsets.startsWith(body, 0x0A, 0x00)) {
            return StandardCharsets.UTF_16LE;
        }
        return Charsets.startsWith(body, 0x4C, 0x6F, 0xA7, 0x94) ? Charset.forName("Cp037") : null;
    }

    private static void add(Set<Charset> labels, @Nullable Charset charset) {
        if (charset != null) {
            labels.add(charset);
        }
    }
}
