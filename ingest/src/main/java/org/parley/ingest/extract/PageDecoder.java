package org.parley.ingest.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Turns a page's bytes into text. A byte order mark is believed first, then bytes that can only be UTF-8, then what HTTP says, then
 * what the page says, then a guess: servers name the wrong encoding far more often than legacy text happens to be valid UTF-8.
 */
final class PageDecoder {

    private static final int PROLOG_BYTES = 4096;
    private static final int GUESS_BYTES = 65536;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.\\-]+)");
    private static final Pattern XML_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9_:.\\-]+)");

    /** Labels that browsers read as a wider sibling, because pages use its characters under the narrower name. */
    private static final Map<String, String> WIDER = Map.of(
            "iso-8859-1", "windows-1252",
            "us-ascii", "windows-1252",
            "iso-8859-9", "windows-1254",
            "tis-620", "x-windows-874",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "big5", "Big5-HKSCS",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949");

    String decode(byte[] body, @Nullable String contentType) {
        Charset marked = byteOrderMark(body);
        if (marked != null) {
            return withoutMark(new String(body, marked));
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
        Charset charset = declared == null || declared.equals(StandardCharsets.UTF_8) ? guess(body) : declared;
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
        Charset byHttp = contentType == null ? null : named(CHARSET, contentType);
        if (byHttp != null) {
            return byHttp;
        }
        String prolog = new String(body, 0, Math.min(body.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1);
        Charset byXml = named(XML_ENCODING, prolog);
        Charset byPage = byXml == null ? named(CHARSET, prolog) : byXml;
        // A page whose label could be read byte by byte is not in a two-byte encoding.
        return byPage != null && byPage.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : byPage;
    }

    private static @Nullable Charset named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? charset(matcher.group(1)) : null;
    }

    private static @Nullable Charset charset(String label) {
        String name = label.toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(WIDER.getOrDefault(name, name));
        } catch (IllegalArgumentException unknownLabel) {
            return null;
        }
    }

    private static @Nullable Charset byteOrderMark(byte[] body) {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (body.length >= 2 && body[0] == (byte) 0xFE && body[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (body.length >= 2 && body[0] == (byte) 0xFF && body[1] == (byte) 0xFE) {
            boolean fourBytes = body.length >= 4 && body[2] == 0 && body[3] == 0;
            return fourBytes ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset guess(byte[] body) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(body, 0, Math.min(body.length, GUESS_BYTES));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        Charset found = name == null ? null : charset(name);
        return found == null ? Charset.forName("windows-1252") : found;
    }
}
