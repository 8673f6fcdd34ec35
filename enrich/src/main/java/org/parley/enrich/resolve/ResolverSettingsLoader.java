package org.parley.enrich.resolve;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a dossier's resolver settings from {@code dossiers/<dossier>/resolver.yaml} on the class path. Stateless. */
public final class ResolverSettingsLoader {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private ResolverSettingsLoader() {}

    /**
     * @throws IllegalArgumentException when the dossier has none, or a value is missing or wrong
     */
    public static ResolverSettings load(String dossier) {
        String path = "/dossiers/" + dossier + "/resolver.yaml";
        try (InputStream stream = ResolverSettingsLoader.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("dossier " + dossier + ": got no " + path + ", expected one");
            }
            return read(stream, path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static ResolverSettings read(InputStream stream, String name) {
        try {
            return YAML.readValue(stream, ResolverSettings.class);
        } catch (IOException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }
}
