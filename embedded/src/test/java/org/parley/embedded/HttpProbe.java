package org.parley.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Talks to a search node. */
final class HttpProbe {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private HttpProbe() {}

    static void put(URI uri, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .PUT(BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build();
        String answer = HTTP.send(request, BodyHandlers.ofString()).body();
        if (answer.contains("\"error\"")) {
            throw new AssertionError(answer);
        }
    }

    static String get(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
