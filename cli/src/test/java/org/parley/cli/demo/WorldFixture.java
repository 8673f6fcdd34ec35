package org.parley.cli.demo;

import java.util.HashMap;
import java.util.Map;

/** A world of one outlet with two articles, held in memory so that a test can spoil it. */
final class WorldFixture {

    static final String OUTLET = """
            id: harbour-echo
            name: Harbour Echo
            tagline: "Fish & ships"
            host: harbour-echo.example
            language: en
            country: GBR
            side: WESTERN
            zone: Europe/London
            feed: {format: rss, path: /feed.xml}
            template: plain
            articles:
              - path: /news/envoys-arrive
                title: "Envoys <arrive>"
                author: Ann Quay
                section: News
                published: 2025-03-01T10:00:00+00:00
                releaseAfter: PT10S
                summary: Two envoys came ashore.
                body: |
                  The first paragraph
                  has two lines.

                  The second has one.
              - path: /news/envoys-leave
                title: Envoys leave
                authors: [Ann Quay, Bo Mole]
                section: News
                published: 2025-03-02T10:00:00+00:00
                releaseAfter: PT20S
                summary: They went.
                body: Nobody waved.
                copyOf: Pier Agency
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "world.yaml", "outlets: [harbour-echo]",
            "labels.yaml", "en: {home: Home}",
            "outlets/harbour-echo.yaml", OUTLET,
            "templates/plain.mustache",
                    "<h1>{{title}}</h1>{{#paragraphs}}<p>{{.}}</p>{{/paragraphs}}"
                            + "<a href=\"{{base}}/\">{{labels.home}}</a>{{#headlines}}<a href=\"{{href}}\">{{title}}</a>{{/headlines}}",
            "templates/front.mustache", "<title>{{outlet.name}}</title>{{#headlines}}<li>{{title}}</li>{{/headlines}}",
            "templates/outlets.mustache", "{{#outlets}}<a href=\"/{{host}}/\">{{name}}</a>{{/outlets}}"));

    WorldFixture with(String file, String text) {
        files.put(file, text);
        return this;
    }

    /** Replaces a piece of the outlet's file. */
    WorldFixture spoiled(String piece, String replacement) {
        if (!OUTLET.contains(piece)) {
            throw new IllegalArgumentException("The outlet's file has no " + piece);
        }
        return with("outlets/harbour-echo.yaml", OUTLET.replace(piece, replacement));
    }

    DemoWorld world() {
        return new WorldReader(files::get).world();
    }
}
