package org.parley.desk.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The web page and what it is made of, all from our own class path. */
final class PageRoutes {

    private static final List<String> VIEWS = List.of("/", "/events", "/events/{id}", "/articles", "/coverage");
    private static final String ROOT = "/org/parley/desk/page";
    private static final String CHARTS = "META-INF/resources/webjars/uplot/1.6.30";
    private static final int CACHED_FILE = 1 << 20;

    private final byte[] page = read(ROOT + "/index.html");
    private final byte[] description = read(ROOT + "/openapi.json");
    private final String countries = countries().toString();

    void addTo(JavalinConfig config) {
        VIEWS.forEach(view -> config.routes.get(view, this::page));
        config.routes.get("/openapi.json", ctx -> ctx.contentType("application/json; charset=utf-8")
                .result(description));
        config.routes.get("/api/countries", ctx -> ctx.header("Cache-Control", "max-age=86400")
                .contentType("application/json; charset=utf-8")
                .result(countries));
        serve(config, "/assets", ROOT.substring(1) + "/assets", "no-cache");
        serve(config, "/assets/uplot", CHARTS, "max-age=86400");
    }

    private void page(Context ctx) {
        ctx.header("Cache-Control", "no-cache")
                .contentType("text/html; charset=utf-8")
                .result(page);
    }

    private static void serve(JavalinConfig config, String path, String directory, String cacheControl) {
        config.staticFiles.add(files -> {
            files.hostedPath = path;
            files.directory = directory;
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = CACHED_FILE;
            files.headers = Map.of("Cache-Control", cacheControl);
        });
    }

    /** The two-letter code of each three-letter one: browsers know the countries' names in every language by those. */
    private static ObjectNode countries() {
        ObjectNode codes = JsonNodeFactory.instance.objectNode();
        for (String two : Locale.getISOCountries()) {
            codes.put(new Locale.Builder().setRegion(two).build().getISO3Country(), two);
        }
        return codes;
    }

    private static byte[] read(String resource) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the page is missing from the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
