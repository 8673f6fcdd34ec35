package org.parley.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Every schema that a release has written, from {@code released/index.txt} and the files it names, so that records of any age stay
 * readable. A file is one self-contained schema; a released file is never changed.
 */
final class ReleasedSchemas {

    private ReleasedSchemas() {}

    /** The released schemas of a record, oldest first; empty when none was released yet. */
    static List<Schema> of(String record) {
        return index().stream()
                .filter(path -> path.startsWith(record + "/"))
                .map(ReleasedSchemas::load)
                .toList();
    }

    /** Paths of all released schemas, as {@code Record/version.avsc}. */
    static List<String> index() {
        InputStream stream = open("index.txt");
        if (stream == null) {
            return List.of();
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index of released schemas", e);
        }
    }

    static Schema load(String path) {
        try (InputStream stream = open(path)) {
            if (stream == null) {
                throw new IllegalStateException("the index of released schemas names a missing file: " + path);
            }
            return new Schema.Parser().parse(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read released schema " + path, e);
        }
    }

    private static @Nullable InputStream open(String path) {
        return ReleasedSchemas.class.getResourceAsStream("released/" + path);
    }
}
