package org.parley.enrich.resolve;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads dossiers' resolver settings: {@code <dossier>/resolver.yaml} in a folder of dossiers, else among the bundled ones, else those that suit any
 * dossier. Immutable.
 */
public final class ResolverSettingsLoader {

    private static final String BUNDLED = "/dossiers/";
    private static final String FILE = "resolver.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final @Nullable Path folder;

    private ResolverSettingsLoader(@Nullable Path folder) {
        this.folder = folder;
    }

    /** For the dossiers that come with Parley. */
    public static ResolverSettingsLoader bundled() {
        return new ResolverSettingsLoader(null);
    }

    /** For dossiers in a folder. */
    public static ResolverSettingsLoader from(Path folder) {
        return new ResolverSettingsLoader(folder);
    }

    /**
     * The settings of one dossier.
     *
     * @throws IllegalArgumentException when a value is missing or wrong
     */
    public ResolverSettings load(String dossier) {
        Path own = folder == null ? null : folder.resolve(dossier).resolve(FILE);
        try {
            if (own != null && Files.exists(own)) {
                try (InputStream stream = Files.newInputStream(own)) {
                    return read(stream, own.toString());
                }
            }
            try (InputStream stream = open(dossier + "/" + FILE)) {
                return read(stream, dossier + "/" + FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resolver settings of " + dossier, e);
        }
    }

    private static InputStream open(String path) {
        InputStream stream = ResolverSettingsLoader.class.getResourceAsStream(BUNDLED + path);
        if (stream == null) {
            stream = ResolverSettingsLoader.class.getResourceAsStream(BUNDLED + FILE);
        }
        if (stream == null) {
            throw new IllegalStateException("the bundled resolver settings are missing: " + BUNDLED + FILE);
        }
        return stream;
    }

    private static ResolverSettings read(InputStream stream, String name) {
        try {
            return YAML.readValue(stream, ResolverSettings.class);
        } catch (IOException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }
}
