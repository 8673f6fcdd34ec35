package org.parley.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the world's YAML files and turns each mistake into a message that names file, line and entry. */
final class WorldReader {

    /** Gives the text of a file of the world, named relative to its folder, or null where there is none. */
    @FunctionalInterface
    interface Source {
        @Nullable
        String read(String name) throws IOException;
    }

    private static final String ROOT = "/demo/";

    private final ObjectMapper yaml = JsonMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private final Source source;

    WorldReader(Source source) {
        this.source = source;
    }

    /** Reads what is bundled with this class. */
    static WorldReader bundled() {
        return new WorldReader(name -> {
            try (InputStream in = WorldReader.class.getResourceAsStream(ROOT + name)) {
                return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    DemoWorld world() {
        List<String> ids = read("world.yaml", new TypeReference<Contents>() {}).outlets();
        List<DemoOutlet> outlets = ids.stream().map(this::outlet).toList();
        try {
            return new DemoWorld(outlets, new PageRenderer(this));
        } catch (IllegalArgumentException e) {
            throw new DemoWorldException("world.yaml: " + e.getMessage(), e);
        }
    }

    private DemoOutlet outlet(String id) {
        String file = "outlets/" + id + ".yaml";
        DemoOutlet outlet = read(file, new TypeReference<>() {});
        if (!outlet.id().equals(id)) {
            throw new DemoWorldException(file + ": id is " + outlet.id() + ", expected " + id, null);
        }
        return outlet;
    }

    <T> T read(String file, TypeReference<T> type) {
        try {
            return yaml.readValue(text(file), type);
        } catch (JsonProcessingException e) {
            throw new DemoWorldException(file + place(e) + ": " + reason(e), e);
        }
    }

    String text(String file) {
        try {
            String text = source.read(file);
            if (text == null) {
                throw new DemoWorldException(file + ": there is no such file", null);
            }
            return text;
        } catch (IOException e) {
            throw new DemoWorldException(file + ": " + e.getMessage(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        String entry = e instanceof JsonMappingException mapping ? path(mapping) : "";
        return entry.isEmpty() ? line : line + ", " + entry;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String reason(JsonProcessingException e) {
        Throwable cause = e;
        while (cause.getCause() instanceof IllegalArgumentException deeper) {
            cause = deeper;
        }
        String message =
                cause instanceof JsonProcessingException parse ? parse.getOriginalMessage() : cause.getMessage();
        return message == null ? cause.toString() : message;
    }

    /** What {@code world.yaml} holds. */
    record Contents(List<String> outlets) {
        Contents {
            outlets = Required.list("outlets", outlets);
        }
    }
}
