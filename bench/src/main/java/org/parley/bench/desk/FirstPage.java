package org.parley.bench.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.parley.bench.Figure;

/**
 * Fetches the first page as a browser does that was never there: the page, the files that it names, the modules that those import, and then
 * what the view asks the desk, each wave at once and packed. What a browser needs to draw it comes on top.
 */
final class FirstPage {

    private static final int VISITS = 20;
    private static final double CEILING_MILLIS = 1_000;
    private static final double CEILING_BYTES = 100_000;
    private static final Pattern NAMED = Pattern.compile(
            "(?:src|href)=\"([^\"#?:]+\\.(?:js|css|svg))\"|(?:from|import)\\s*\\(?[\"']([^\"':]+\\.js)[\"']");
    private static final List<String> ASKED =
            List.of("/api/events?order=upcoming&size=60", "/api/events?order=newest&size=30", "/api/alerts?size=30");

    private final URI desk;

    FirstPage(URI desk) {
        this.desk = desk;
    }

    /** Visits, prints two figures, and tells whether both are within their bounds. */
    boolean measure() {
        double[] millis = new double[VISITS];
        long bytes = 0;
        for (int visit = 0; visit < VISITS; visit++) {
            long begin = System.nanoTime();
            bytes = visit();
            millis[visit] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        double p95 = millis[(int) Math.ceil(VISITS * 0.95) - 1];
        System.out.printf(
                Locale.ROOT,
                "first page: %,d bytes packed, p50 %.0f ms, p95 %.0f ms%n",
                bytes,
                millis[VISITS / 2],
                p95);
        Figure.cost("desk, first page with what it asks, 95th percentile, ms", p95, "bound", CEILING_MILLIS)
                .print();
        Figure.cost("desk, first page, packed bytes", bytes, "bound", CEILING_BYTES)
                .print();
        return p95 <= CEILING_MILLIS && bytes <= CEILING_BYTES;
    }

    /** Bytes of the page and its files. */
    private long visit() {
        HttpClient browser = HttpClient.newHttpClient();
        Set<URI> seen = new LinkedHashSet<>();
        List<URI> wave = List.of(desk.resolve("/"));
        long bytes = 0;
        while (!wave.isEmpty()) {
            seen.addAll(wave);
            List<URI> next = new ArrayList<>();
            for (HttpResponse<byte[]> answer : all(browser, wave)) {
                bytes += answer.body().length;
                named(answer).stream()
                        .filter(uri -> !seen.contains(uri) && !next.contains(uri))
                        .forEach(next::add);
            }
            wave = next;
        }
        all(browser, ASKED.stream().map(desk::resolve).toList());
        return bytes;
    }

    private static List<HttpResponse<byte[]>> all(HttpClient browser, List<URI> addresses) {
        return addresses.stream()
                .map(address -> browser.sendAsync(
                        HttpRequest.newBuilder(address)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .peek(FirstPage::mustBeFine)
                .toList();
    }

    private static void mustBeFine(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
        }
    }

    private static List<URI> named(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.contains("html") && !type.contains("javascript")) {
            return List.of();
        }
        return NAMED.matcher(text(answer))
                .results()
                .map(name -> name.group(1) == null ? name.group(2) : name.group(1))
                .map(answer.uri()::resolve)
                .toList();
    }

    private static String text(HttpResponse<byte[]> answer) {
        boolean packed =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (ByteArrayInputStream body = new ByteArrayInputStream(answer.body())) {
            return new String(
                    packed ? new GZIPInputStream(body).readAllBytes() : body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
