package org.parley.ingest.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.charset.Charsets;

/**
 * Turns a page's bytes into text. A byte order mark is believed first, then bytes that can only be UTF-8, then what HTTP says, then
 * what the page says, then a guess: servers name the wrong encoding far more often than legacy text happens to be valid UTF-8.
 */
final class PageDecoder {

    private static final int PROLOG_BYTES = 4096;

    String decode(byte[] body, @Nullable String contentType) {
        Charset marked = Charsets.marked(body);
        if (marked != null) {
            return Charsets.withoutMark(new String(body, marked));
        }
        String utf8 = new String(body, StandardCharsets.UTF_8);
        int broken = utf8.indexOf('\uFFFD') < 0 ? 0 : count(utf8, '\uFFFD', '\uFFFD');
        Charset declared = declared(body, contentType);
        if (broken == 0) {
            boolean onlyAscii = utf8.length() == body.length;
            return onlyAscii && declared != null ? new String(body, declared) : utf8;
        }
        boolean fewBroken = broken * 200L < utf8.length() - count(utf8, '\0', '\u007F');
        if (fewBroken && (declared == null || declared.equals(StandardCharsets.UTF_8))) {
            return utf8;
        }
        Charset charset =
                declared == null || declared.equals(StandardCharsets.UTF_8) ? Charsets.guessed(body) : declared;
        return new String(body, charset);
    }

    private static int count(String text, char from, char to) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c >= from && c <= to ? 1 : 0;
        }
        return count;
    }

    private static @Nullable Charset declared(byte[] body, @Nullable String contentType) {
        Charset byHttp = contentType == null ? null : Charsets.labelled(contentType);
        if (byHttp != null) {
            return byHttp;
        }
        String prolog = new String(body, 0, Math.min(body.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1);
        Charset byXml = Charsets.declared(prolog);
        Charset byPage = byXml == null ? Charsets.labelled(prolog) : byXml;
        // A page whose label could be read byte by byte is not in a two-byte encoding.
        return byPage != null && byPage.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : byPage;
    }
}
