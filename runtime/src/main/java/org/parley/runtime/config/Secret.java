package org.parley.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password or token. {@link #toString} hides it, so that it cannot slip into a log. */
public record Secret(String value) {

    /**
     * The secret that a reference names, {@code env:NAME} or {@code file:/path}.
     *
     * @param key where the reference was found, for the message
     * @throws SettingException when it names nothing, or is no reference: a literal would stand in process lists and dumps
     */
    public static Secret byReference(String key, String reference) {
        if (reference.startsWith("env:")) {
            String value = System.getenv(reference.substring("env:".length()));
            if (value == null) {
                throw new SettingException(key, reference, "a variable that is set");
            }
            return new Secret(value);
        }
        if (reference.startsWith("file:")) {
            try {
                return new Secret(Files.readString(Path.of(reference.substring("file:".length())))
                        .strip());
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new SettingException(key, reference, "a file that can be read");
            }
        }
        throw new SettingException(key, "a literal", "a reference: env:NAME or file:/path");
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
