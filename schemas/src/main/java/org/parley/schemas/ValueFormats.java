package org.parley.schemas;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The format of this process's topics, which is one for all of them: single-object encoding unless told otherwise. */
public final class ValueFormats {

    private static volatile @Nullable ValueFormat chosen;

    private ValueFormats() {}

    /**
     * From now on values are written in the format that keeps its schemas in a registry. Called before the first client is made.
     *
     * @param registry address of the registry
     * @throws IllegalStateException when no such format is on the class path
     */
    public static void useRegistry(String registry) {
        use(ServiceLoader.load(ValueFormat.Provider.class)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no format that uses a schema registry is on the class path"))
                .create(registry));
    }

    /** From now on values are written in this format; null for single-object encoding. */
    static void use(@Nullable ValueFormat format) {
        chosen = format;
    }

    /** The format that was chosen; null for single-object encoding. */
    static @Nullable ValueFormat chosen() {
        return chosen;
    }
}
