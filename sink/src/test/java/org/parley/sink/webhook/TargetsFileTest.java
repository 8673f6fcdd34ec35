package org.parley.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;
import org.parley.sink.Backoff;

class TargetsFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldHaveDefaults() {
        assertThat(WebhookConfig.from(Settings.defaults()))
                .isEqualTo(new WebhookConfig(
                        List.of(),
                        "parley-webhook-",
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                        Duration.ofHours(24),
                        5,
                        Duration.ofMinutes(1)));
    }

    @Test
    void shouldReadEachKey() throws IOException {
        // given
        Path secret = Files.writeString(folder.resolve("secret"), "hush");
        Path file = write(
                "targets = [ { name = desk, format = generic, url = \"https://desk.example/hook\", signing-secret = \"file:"
                        + secret + "\" } ]");

        // when
        WebhookConfig config = WebhookConfig.from(Settings.of(Map.of(
                "sink.webhooks.targets-file", file.toString(),
                "sink.webhooks.group-prefix", "x-",
                "sink.webhooks.event-link", "https://desk.example/{id}",
                "sink.webhooks.connect-timeout", "1s",
                "sink.webhooks.response-timeout", "2s",
                "sink.webhooks.backoff-first", "3s",
                "sink.webhooks.backoff-last", "4s",
                "sink.webhooks.give-up-after", "5h",
                "sink.webhooks.circuit-failures", "6",
                "sink.webhooks.circuit-delay", "7s")));

        // then
        Target target = new Target(
                "desk",
                new Target.Http(
                        new Secret("https://desk.example/hook"),
                        Target.HttpFormat.GENERIC,
                        Optional.of(new Secret("hush"))),
                false,
                Target.Filter.ALL);
        assertThat(config)
                .isEqualTo(new WebhookConfig(
                        List.of(target),
                        "x-",
                        Optional.of("https://desk.example/{id}"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        new Backoff(Duration.ofSeconds(3), Duration.ofSeconds(4)),
                        Duration.ofHours(5),
                        6,
                        Duration.ofSeconds(7)));
        assertThat(config.toString()).doesNotContain("desk.example/hook").doesNotContain("hush");
    }

    @Test
    void shouldReadMailTargetsAndFilters() throws IOException {
        // given
        Path password = Files.writeString(folder.resolve("password"), "hush");
        Path file = write("""
                targets = [
                  { name = duty, format = email, host = smtp.example, port = 465, security = tls
                    username = parley, password = "file:%s", from = "Parley <parley@desk.example>", to = ["duty@desk.example"]
                    allow-private-addresses = true, rules = [new-meeting], dossiers = [ukraine], min-confidence = 0.5 }
                ]
                """.formatted(password));

        // then
        assertThat(TargetsFile.read(file))
                .containsExactly(new Target(
                        "duty",
                        new Target.Mail(
                                "smtp.example",
                                465,
                                Target.MailSecurity.TLS,
                                Optional.of(new Target.MailLogin("parley", new Secret("hush"))),
                                "Parley <parley@desk.example>",
                                List.of("duty@desk.example")),
                        true,
                        new Target.Filter(List.of("new-meeting"), List.of("ukraine"), 0.5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ name = \"No Good\", format = generic, url = \"https://a.example\" }",
                "{ name = a, format = carrier-pigeon, url = \"https://a.example\" }",
                "{ name = a, format = generic, url = \"ftp://a.example\" }",
                "{ name = a, format = generic, url = \"https://a.example\", signing-secret = literal }",
                "{ name = a, format = generic, url = \"https://a.example\", colour = blue }",
                "{ name = a, format = generic }",
                "{ name = a, format = slack, url = \"env:PARLEY_TEST_NOT_SET\" }",
                "{ name = a, format = email, host = h, from = a, to = [b], username = u }",
                "{ name = a, format = slack, url = \"https://a.example\" }, { name = a, format = slack, url = \"https://a.example\" }",
            })
    void shouldRefuse(String targets) throws IOException {
        Path file = write("targets = [ " + targets + " ]");
        assertThatThrownBy(() -> TargetsFile.read(file)).isInstanceOf(SettingException.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("targets.conf"), text);
    }
}
