package org.parley.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a feed's bytes into characters. Candidates in order of trust: byte order mark, the pattern of the first bytes, HTTP, the XML
 * declaration, UTF-8, Windows-1252; the first that decodes without error wins, since any of them may lie.
 */
final class FeedDecoder {

    private static final Pattern HTTP_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);
    private static final int PROLOG = 1024;

    /** Encodings that are declared where a wider one is used; the wider ones read both. */
    private static final Map<String, String> WIDER = Map.of(
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "big5", "big5-hkscs",
            "euc-kr", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949",
            "shift_jis", "windows-31j");

    private FeedDecoder() {}

    static String decode(byte[] body, @Nullable String contentType) {
        for (Charset charset : candidates(body, contentType)) {
            String text = decodeStrictly(body, charset);
            if (text != null) {
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Set<Charset> candidates(byte[] body, @Nullable String contentType) {
        Set<Charset> candidates = new LinkedHashSet<>();
        add(candidates, byteOrder(body));
        boolean wide = !candidates.isEmpty();
        if (contentType != null) {
            add(candidates, group(HTTP_CHARSET, contentType));
        }
        Charset ruler = wide ? candidates.iterator().next() : StandardCharsets.ISO_8859_1;
        String prolog = new String(body, 0, Math.min(body.length, PROLOG), ruler);
        add(candidates, group(DECLARED, prolog.startsWith("\uFEFF") ? prolog.substring(1) : prolog));
        candidates.add(StandardCharsets.UTF_8);
        add(candidates, "windows-1252");
        candidates.add(StandardCharsets.ISO_8859_1);
        return candidates;
    }

    /** What the first bytes must mean, if they are to begin an XML or JSON text; null when they leave it open. */
    private static @Nullable String byteOrder(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return "utf-8";
        }
        if (startsWith(body, 0x00, 0x00, 0xFE, 0xFF) || startsWith(body, 0x00, 0x00, 0x00, 0x3C)) {
            return "utf-32be";
        }
        if (startsWith(body, 0xFF, 0xFE, 0x00, 0x00) || startsWith(body, 0x3C, 0x00, 0x00, 0x00)) {
            return "utf-32le";
        }
        if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0x00, 0x3C) || startsWith(body, 0x00, 0x0A, 0x00)) {
            return "utf-16be";
        }
        if (startsWith(body, 0xFF, 0xFE) || startsWith(body, 0x3C, 0x00) || startsWith(body, 0x0A, 0x00)) {
            return "utf-16le";
        }
        return startsWith(body, 0x4C, 0x6F, 0xA7, 0x94) ? "cp037" : null;
    }

    private static boolean startsWith(byte[] body, int... start) {
        if (body.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((body[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static void add(Set<Charset> candidates, @Nullable String name) {
        if (name == null) {
            return;
        }
        String lower = name.strip().toLowerCase(Locale.ROOT);
        for (String spelling : List.of(WIDER.getOrDefault(lower, lower), lower)) {
            try {
                candidates.add(Charset.forName(spelling));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                // a name that nobody knows is no candidate
            }
        }
    }

    private static @Nullable String decodeStrictly(byte[] body, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException wrongGuess) {
            return null;
        }
    }
}
