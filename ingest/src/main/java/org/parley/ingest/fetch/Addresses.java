package org.parley.ingest.fetch;

import java.net.IDN;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes usable addresses of what feeds, pages and Location headers contain: blanks, raw Unicode, relative forms. */
public final class Addresses {

    private static final Pattern BARE_PER_CENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Addresses() {}

    /** The absolute address of a reference seen at {@code base}, or null when nothing can be made of it. */
    public static @Nullable URI resolve(URI base, String reference) {
        try {
            return clean(new URL(base.toURL(), reference.strip()));
        } catch (MalformedURLException | IllegalArgumentException unusable) {
            return null;
        }
    }

    /** The address in a text, or null when it is no absolute {@code http} or {@code https} address with a host. */
    public static @Nullable URI parse(String text) {
        try {
            URL url = new URL(text.strip());
            return url.getProtocol().startsWith("http") && !url.getHost().isEmpty() ? clean(url) : null;
        } catch (MalformedURLException unusable) {
            return null;
        }
    }

    /** Escapes what may not stand in an address, leaves escapes alone, turns the host into ASCII and drops the fragment. */
    private static @Nullable URI clean(URL url) {
        try {
            String host = IDN.toASCII(url.getHost(), IDN.ALLOW_UNASSIGNED);
            String port = url.getPort() < 0 || url.getPort() == url.getDefaultPort() ? "" : ":" + url.getPort();
            String file = url.getFile().isEmpty() ? "/" : url.getFile();
            String rooted = file.startsWith("/") ? file : "/" + file;
            return new URI(url.getProtocol() + "://" + host + port + escape(rooted));
        } catch (URISyntaxException | IllegalArgumentException unusable) {
            return null;
        }
    }

    /** A text in which any per cent sign stands for itself gets all of them escaped. */
    private static String escape(String file) {
        boolean escapePerCent = BARE_PER_CENT.matcher(file).find();
        StringBuilder escaped = new StringBuilder(file.length() + 16);
        for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}[]".indexOf(c) >= 0 || (c == '%' && escapePerCent)) {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
