package org.parley.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a process, from four layers, the first that names a key winning: the command line, the environment
 * ({@code ingest.fetch.connect-timeout} is {@code PARLEY_INGEST_FETCH_CONNECT_TIMEOUT}), a file in HOCON, and the defaults in the modules'
 * {@code reference.conf}. A key that no {@code reference.conf} knows stops the start, except below the pass-through maps
 * ({@code kafka.client}). Components read it once, at start, into records of their own. Immutable.
 */
public final class Settings {

    private static final String ENV_PREFIX = "PARLEY_";
    private static final List<String> PASS_THROUGH = List.of("kafka.client");

    private final Config config;

    private Settings(Config config) {
        this.config = config;
    }

    /** The defaults alone. */
    public static Settings defaults() {
        return load(Map.of(), Map.of(), null);
    }

    /** The defaults with some keys replaced, for tests and for wiring. */
    public static Settings of(Map<String, String> values) {
        return load(values, Map.of(), null);
    }

    /**
     * Reads all layers.
     *
     * @param commandLine key to value, strongest
     * @param environment the process environment; only variables that begin with {@code PARLEY_} are looked at
     * @param file a HOCON or properties file, or null
     * @throws SettingException when the file cannot be read or a key is unknown
     */
    public static Settings load(Map<String, String> commandLine, Map<String, String> environment, @Nullable Path file) {
        Config reference = resolve(ConfigFactory.parseResources("reference.conf"));
        Config fromFile = file == null ? ConfigFactory.empty() : parse(file);
        Config fromEnvironment = ConfigFactory.parseMap(fromEnvironment(environment, reference), "environment");
        Config fromCommandLine = ConfigFactory.parseMap(commandLine, "command line");
        Config given = fromCommandLine.withFallback(fromEnvironment).withFallback(fromFile);
        refuseUnknown(given, reference);
        return new Settings(given.withFallback(reference));
    }

    public String text(String key) {
        return read(key, "text", () -> config.getString(key));
    }

    /** Text, or empty when the value is null or blank. */
    public Optional<String> optionalText(String key) {
        return config.getIsNull(key) ? Optional.empty() : Optional.of(text(key)).filter(value -> !value.isBlank());
    }

    /** A whole number within bounds, both included. */
    public int integer(String key, int least, int most) {
        int value = read(key, "a whole number", () -> config.getInt(key));
        return within(key, value, least, most);
    }

    /** A number within bounds, both included. */
    public double number(String key, double least, double most) {
        double value = read(key, "a number", () -> config.getDouble(key));
        if (value < least || value > most) {
            throw new SettingException(key, Double.toString(value), "a number from " + least + " to " + most);
        }
        return value;
    }

    public boolean flag(String key) {
        return read(key, "true or false", () -> config.getBoolean(key));
    }

    /** A duration with its unit, as {@code 5s}; never negative. */
    public Duration duration(String key) {
        Duration value = read(key, "a duration as 5s, 10m or 1h", () -> config.getDuration(key));
        if (value.isNegative()) {
            throw new SettingException(key, value.toString(), "a duration that is not negative");
        }
        return value;
    }

    /** A size in bytes with its unit, as {@code 10MiB}. */
    public long bytes(String key) {
        return read(key, "a size as 64KiB or 10MiB", () -> config.getBytes(key));
    }

    public URI uri(String key) {
        String value = text(key);
        try {
            URI uri = URI.create(value);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException notAnUri) {
            // falls through to the same message
        }
        throw new SettingException(key, value, "an absolute URI");
    }

    /** A list, given as a HOCON list or as text parted by commas. */
    public List<String> list(String key) {
        if (config.getValue(key).valueType() == com.typesafe.config.ConfigValueType.STRING) {
            return List.of(text(key).split(",", -1)).stream()
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        return read(key, "a list", () -> config.getStringList(key));
    }

    /** All values below a key, by the rest of their keys. */
    public Map<String, String> map(String key) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigValue> entry : config.getConfig(key).entrySet()) {
            String name = String.join(".", com.typesafe.config.ConfigUtil.splitPath(entry.getKey()));
            values.put(name, String.valueOf(entry.getValue().unwrapped()));
        }
        return values;
    }

    /** One of an enumeration's constants, case not minded. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        String value = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new SettingException(key, value, "one of " + List.of(type.getEnumConstants()));
    }

    /**
     * A secret by reference: {@code env:NAME} or {@code file:/path}; empty when not set. A literal is refused, since it would stand in
     * process lists and configuration dumps.
     */
    public Optional<Secret> secret(String key) {
        return optionalText(key).map(reference -> Secret.byReference(key, reference));
    }

    private <T> T read(String key, String expected, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (ConfigException.Missing missing) {
            throw new SettingException(key, "nothing", expected);
        } catch (ConfigException wrong) {
            throw new SettingException(key, shown(key), expected);
        }
    }

    private String shown(String key) {
        return String.valueOf(config.getValue(key).unwrapped());
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new SettingException(key, Integer.toString(value), "a whole number from " + least + " to " + most);
        }
        return value;
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingException("--config", file.toString(), "a file that can be read");
        }
        try {
            return resolve(ConfigFactory.parseFile(file.toFile()));
        } catch (ConfigException wrong) {
            throw new SettingException("--config", String.valueOf(wrong.getMessage()), "HOCON or properties");
        }
    }

    /** A layer may name its own keys and system properties, as ${java.io.tmpdir}; the properties themselves are no settings. */
    private static Config resolve(Config layer) {
        return layer.resolveWith(layer.withFallback(ConfigFactory.systemProperties()));
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment, Config reference) {
        Function<String, String> variable = key ->
                ENV_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        Map<String, String> found = new LinkedHashMap<>();
        for (String key : knownKeys(reference)) {
            String value = environment.get(variable.apply(key));
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    private static void refuseUnknown(Config given, Config reference) {
        List<String> known = knownKeys(reference);
        for (Map.Entry<String, ConfigValue> entry : given.entrySet()) {
            String key = entry.getKey();
            boolean passes = PASS_THROUGH.stream().anyMatch(prefix -> key.startsWith(prefix + "."));
            if (!passes && !known.contains(key)) {
                String origin = entry.getValue().origin().description();
                throw new SettingException(key, "a value from " + origin, "a key that is documented");
            }
        }
    }

    /** Every key of the defaults, those with null values too. */
    private static List<String> knownKeys(Config reference) {
        return reference.root().entrySet().stream()
                .flatMap(entry -> keysBelow(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static List<String> keysBelow(String path, ConfigValue value) {
        if (value instanceof com.typesafe.config.ConfigObject object && !object.isEmpty()) {
            return object.entrySet().stream()
                    .flatMap(entry -> keysBelow(path + "." + entry.getKey(), entry.getValue()).stream())
                    .toList();
        }
        return List.of(path);
    }
}
