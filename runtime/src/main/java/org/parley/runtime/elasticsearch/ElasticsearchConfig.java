package org.parley.runtime.elasticsearch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

/**
 * How to reach Elasticsearch.
 *
 * @param urls nodes to begin with; {@code https} turns TLS on
 * @param login user and password, empty without basic authentication
 * @param apiKey key instead of a login, in the encoded form that Elasticsearch hands out
 * @param caFile PEM file of the authority that signed the nodes' certificates; empty for the platform's own trust
 * @param connectTimeout how long a connection may take to stand
 * @param requestTimeout how long an answer may take
 */
public record ElasticsearchConfig(
        List<URI> urls,
        Optional<Login> login,
        Optional<Secret> apiKey,
        Optional<Path> caFile,
        Duration connectTimeout,
        Duration requestTimeout) {

    /** A user and its password. */
    public record Login(String username, Secret password) {}

    public ElasticsearchConfig {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new SettingException("elasticsearch.urls", "nothing", "at least one URL");
        }
        urls.forEach(ElasticsearchConfig::check);
        if (login.isPresent() && apiKey.isPresent()) {
            throw new SettingException("elasticsearch.api-key", "a key and a user", "one of them");
        }
        caFile.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new SettingException("elasticsearch.ca-file", file.toString(), "a file that can be read");
        });
    }

    public static ElasticsearchConfig from(Settings settings) {
        return new ElasticsearchConfig(
                settings.list("elasticsearch.urls").stream()
                        .map(ElasticsearchConfig::parse)
                        .toList(),
                login(settings),
                settings.secret("elasticsearch.api-key"),
                settings.optionalText("elasticsearch.ca-file").map(Path::of),
                settings.duration("elasticsearch.connect-timeout"),
                settings.duration("elasticsearch.request-timeout"));
    }

    /** An open node at an address, for tests and for the embedded node. */
    public static ElasticsearchConfig of(URI url) {
        return new ElasticsearchConfig(
                List.of(url),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
    }

    private static Optional<Login> login(Settings settings) {
        Optional<String> username = settings.optionalText("elasticsearch.username");
        Optional<Secret> password = settings.secret("elasticsearch.password");
        if (username.isPresent() != password.isPresent()) {
            throw new SettingException(
                    "elasticsearch.password", password.isPresent() ? "no user with it" : "nothing", "both or neither");
        }
        return username.map(name -> new Login(name, password.orElseThrow()));
    }

    private static URI parse(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException notAnUri) {
            throw new SettingException("elasticsearch.urls", url, "http:// or https:// with a host");
        }
    }

    private static void check(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null) {
            String shown = url.getUserInfo() == null ? url.toString() : "a URL with a password in it";
            throw new SettingException("elasticsearch.urls", shown, "http:// or https:// with a host");
        }
    }
}
