package org.parley.sink.webhook;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.SettingException;

/** Reads the file of targets, HOCON or JSON. Secrets in it are references; a key that is not known stops the start. */
final class TargetsFile {

    private static final Set<String> COMMON =
            Set.of("name", "format", "allow-private-addresses", "rules", "dossiers", "min-confidence");
    private static final Set<String> HTTP = Set.of("url", "signing-secret");
    private static final Set<String> MAIL = Set.of("host", "port", "security", "username", "password", "from", "to");
    private static final Config DEFAULTS = ConfigFactory.parseMap(Map.of(
            "allow-private-addresses",
            false,
            "rules",
            ConfigValueFactory.fromIterable(List.of()),
            "dossiers",
            ConfigValueFactory.fromIterable(List.of()),
            "min-confidence",
            0,
            "port",
            587,
            "security",
            "STARTTLS"));

    private TargetsFile() {}

    static List<Target> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingException("sink.webhooks.targets-file", file.toString(), "a file that can be read");
        }
        try {
            Config config = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            Set<String> names = new HashSet<>();
            return config.getConfigList("targets").stream()
                    .map(target -> read(target, names))
                    .toList();
        } catch (ConfigException e) {
            throw new SettingException(file.toString(), String.valueOf(e.getMessage()), "targets as documented");
        }
    }

    private static Target read(Config given, Set<String> names) {
        Config config = given.withFallback(DEFAULTS);
        String name = config.getString("name");
        String where = "targets." + name;
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new SettingException("targets.name", name, "small letters, digits and hyphens");
        }
        if (!names.add(name)) {
            throw new SettingException(where, "the name twice", "each name once");
        }
        boolean mail = config.getString("format").equalsIgnoreCase("email");
        refuseUnknown(where, given, mail ? MAIL : HTTP);
        return new Target(
                name,
                mail ? mail(where, config) : http(where, config),
                config.getBoolean("allow-private-addresses"),
                new Target.Filter(
                        config.getStringList("rules"),
                        config.getStringList("dossiers"),
                        config.getDouble("min-confidence")));
    }

    private static Target.Http http(String where, Config config) {
        return new Target.Http(
                url(where + ".url", config.getString("url")),
                choice(where + ".format", config.getString("format"), Target.HttpFormat.class),
                secret(where, config, "signing-secret"));
    }

    private static Target.Mail mail(String where, Config config) {
        Optional<Secret> password = secret(where, config, "password");
        if (password.isPresent() != config.hasPath("username")) {
            throw new SettingException(where + ".password", "one of user and password", "both or neither");
        }
        return new Target.Mail(
                config.getString("host"),
                config.getInt("port"),
                choice(where + ".security", config.getString("security"), Target.MailSecurity.class),
                password.map(value -> new Target.MailLogin(config.getString("username"), value)),
                config.getString("from"),
                config.getStringList("to"));
    }

    /** An address, or a reference to one: those of Slack and Teams are secrets. */
    private static Secret url(String key, String value) {
        boolean reference = value.startsWith("env:") || value.startsWith("file:");
        Secret url = reference ? Secret.byReference(key, value) : new Secret(value);
        try {
            URI uri = URI.create(url.value());
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException notAnUri) {
            // falls through to the same message
        }
        throw new SettingException(key, "something else", "an http or https URL, or a reference to one");
    }

    private static Optional<Secret> secret(String where, Config config, String key) {
        return config.hasPath(key)
                ? Optional.of(Secret.byReference(where + "." + key, config.getString(key)))
                : Optional.empty();
    }

    private static <E extends Enum<E>> E choice(String key, String value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new SettingException(key, value, "one of " + List.of(type.getEnumConstants()));
    }

    private static void refuseUnknown(String where, Config given, Set<String> known) {
        for (String key : given.root().keySet()) {
            if (!COMMON.contains(key) && !known.contains(key)) {
                throw new SettingException(where + "." + key, "a value", "a key that is documented");
            }
        }
    }
}
