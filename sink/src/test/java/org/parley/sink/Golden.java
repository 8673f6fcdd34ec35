package org.parley.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares JSON with a file in {@code golden/}. {@code -Dgolden.refresh=true} writes the files anew, to be reviewed like code. */
public final class Golden {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    public static void check(String name, JsonNode actual) throws IOException {
        Path file = Path.of("src/test/resources/golden", name);
        String text = JSON.writeValueAsString(actual) + "\n";
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }
}
