package org.parley.ingest.extract;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The features of one block, filled in a fixed order. The names are only kept where somebody asks for them. */
final class FeatureRow {

    private float[] values = new float[192];
    private int size;
    private final @Nullable List<String> names;

    FeatureRow(@Nullable List<String> names) {
        this.names = names;
    }

    void put(String name, double value) {
        if (names != null) {
            names.add(name);
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = (float) value;
    }

    void put(String name, boolean value) {
        put(name, value ? 1 : 0);
    }

    /** The values so far; the array is this row's own and may be longer. */
    float[] values() {
        return values;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }
}
