package org.parley.enrich.watch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The alert rules of a process, in the order in which they are asked. Immutable. */
public record AlertRules(List<AlertRule> all) {

    private static final String SHIPPED = "/rules/alerts.yaml";
    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    public AlertRules {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (AlertRule rule : all) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("rule " + rule.name() + ": got two, expected one");
            }
        }
    }

    /** The rules that Parley ships. */
    public static AlertRules shipped() {
        try (InputStream stream = AlertRules.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException("the shipped rules are missing: " + SHIPPED);
            }
            return read(stream, SHIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    /**
     * Rules from a file in the form of the shipped ones.
     *
     * @throws IllegalArgumentException when the file cannot be read or a rule is wrong
     */
    public static AlertRules from(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": got no readable file, expected alert rules", e);
        }
    }

    /** One rule and those that speak in its thread; empty when no rule has this name. */
    public Optional<AlertRules> only(String name) {
        return all.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .map(chosen -> new AlertRules(all.stream()
                        .filter(rule -> rule.equals(chosen) || rule.thread().equals(chosen.thread()))
                        .toList()));
    }

    static AlertRules read(InputStream stream, String name) throws IOException {
        try {
            return new AlertRules(YAML.readValue(stream, new TypeReference<List<AlertRule>>() {}));
        } catch (com.fasterxml.jackson.core.JacksonException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getOriginalMessage(), wrong);
        }
    }
}
