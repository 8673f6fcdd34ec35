package org.parley.enrich.watch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The alert rules of a process, in the order in which they are asked. Immutable. */
public record AlertRules(List<AlertRule> all) {

    private static final String SHIPPED = "/rules/alerts.yaml";
    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    public AlertRules {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (AlertRule rule : all) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("rule " + rule.name() + ", name: got it twice, expected each once");
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

    /** Every complaint names the file, the rule and the key. */
    static AlertRules read(InputStream stream, String file) throws IOException {
        JsonNode rules;
        try {
            rules = YAML.readTree(stream);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(file + ": got no YAML, expected a list of rules" + at(wrong), wrong);
        }
        if (!rules.isArray() || rules.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": got no rules, expected a list of them, each beginning \"- name: …\"");
        }
        List<AlertRule> all = new ArrayList<>();
        for (JsonNode rule : rules) {
            all.add(rule(rule, file, all.size() + 1));
        }
        try {
            return new AlertRules(all);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static AlertRule rule(JsonNode json, String file, int number) {
        String where = file + ": rule " + json.path("name").asText("number " + number);
        try {
            return YAML.treeToValue(json, AlertRule.class);
        } catch (UnrecognizedPropertyException unknown) {
            throw new IllegalArgumentException(
                    where + ", " + unknown.getPropertyName() + ": no such key, expected one of "
                            + new TreeSet<>(unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .toList()),
                    unknown);
        } catch (ValueInstantiationException wrong) {
            Throwable reason = wrong.getCause() == null ? wrong : wrong.getCause();
            throw new IllegalArgumentException(where + ", " + reason.getMessage(), wrong);
        } catch (InvalidFormatException wrong) {
            throw new IllegalArgumentException(
                    where + ", " + key(wrong) + ": got " + wrong.getValue() + ", expected "
                            + expected(wrong.getTargetType()),
                    wrong);
        } catch (MismatchedInputException wrong) {
            throw new IllegalArgumentException(
                    where + ", " + key(wrong) + ": got " + json.path(key(wrong)) + ", expected "
                            + expected(wrong.getTargetType()),
                    wrong);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(where + ": " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static String key(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("rule");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list, in square brackets";
        }
        return type == int.class || type == double.class ? "a number" : "a word";
    }

    private static String at(JacksonException wrong) {
        return wrong.getLocation() == null
                ? ""
                : " (line " + wrong.getLocation().getLineNr() + ")";
    }
}
