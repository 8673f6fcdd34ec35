package org.parley.cli.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what was read from a file; the message names the field, the reader adds file and entry. */
final class Required {

    private Required() {}

    static void that(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(complaint);
        }
    }

    static void value(String field, @Nullable Object value) {
        that(value != null, field + " is missing");
    }

    static void text(String field, @Nullable String value) {
        that(value != null && !value.isBlank(), field + " is missing");
    }

    static void path(String field, @Nullable String value) {
        that(value != null && value.startsWith("/"), field + " must begin with a slash, got " + value);
    }

    static <T> List<T> list(String field, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return List.copyOf(values);
    }
}
