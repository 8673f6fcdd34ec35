package org.parley.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.Settings;
import org.parley.schemas.Alert;
import org.parley.sink.TestRecords;

class HttpDeliveryTest {

    private static final Instant NOW = Instant.parse("2025-02-27T12:00:05Z");
    private static final Secret SECRET = new Secret("words");

    private Receiver receiver;

    @BeforeEach
    void setUp() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void tearDown() {
        receiver.close();
    }

    @Test
    void shouldPostSignedJsonWithTheAlertsIdAsKey() {
        // when
        DeliveryOutcome outcome = deliver(TestRecords.alert("l1"), true);

        // then
        assertThat(outcome).isEqualTo(DeliveryOutcome.DELIVERED);
        Receiver.Received request = receiver.received().get(0);
        assertThat(request.headers())
                .containsEntry("Idempotency-Key", "l1")
                .containsEntry("webhook-id", "l1")
                .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()))
                .containsEntry("webhook-signature", new Signature(SECRET).sign("l1", NOW, request.body()));
        assertThat(request.headers().get("Content-Type")).startsWith("application/json");
    }

    @Test
    void shouldRefuseAPrivateAddressUnlessAllowed() {
        // when
        DeliveryOutcome outcome = deliver(TestRecords.alert("l1"), false);

        // then
        assertThat(outcome).isInstanceOfSatisfying(DeliveryOutcome.Failed.class, failed -> assertThat(failed.detail())
                .contains("private address"));
        assertThat(receiver.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "204, Delivered",
        "302, Failed",
        "400, Rejected",
        "401, Failed",
        "404, Failed",
        "408, Failed",
        "410, Rejected",
        "413, Rejected",
        "422, Rejected",
        "429, Failed",
        "500, Failed",
        "503, Failed"
    })
    void shouldTellAnswersApart(int status, String expected) {
        // given
        receiver.answer(status);

        // when
        DeliveryOutcome outcome = deliver(TestRecords.alert("l1"), true);

        // then
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(receiver.received()).hasSize(1);
        if (status == 503) {
            assertThat(((DeliveryOutcome.Failed) outcome).notBefore()).contains(Duration.ofSeconds(2));
        }
    }

    @Test
    void shouldFailForNowWhenNobodyListens() {
        // given
        receiver.close();

        // then
        assertThat(deliver(TestRecords.alert("l1"), true)).isInstanceOf(DeliveryOutcome.Failed.class);
    }

    @Test
    void shouldLetNoIdWriteHeaders() {
        // when
        DeliveryOutcome outcome = deliver(TestRecords.alert("l1\r\nX-Evil: yes"), true);

        // then
        assertThat(outcome).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(receiver.received().get(0).headers()).doesNotContainKey("X-Evil");
    }

    private DeliveryOutcome deliver(Alert alert, boolean allowPrivate) {
        Target.Http channel =
                new Target.Http(new Secret(receiver.url()), Target.HttpFormat.GENERIC, Optional.of(SECRET));
        WebhookConfig config = WebhookConfig.from(Settings.of(Map.of("sink.webhooks.response-timeout", "5s")));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        AlertBody bodies = new AlertBody(new AlertText(Optional.empty()));
        try (HttpDelivery delivery = new HttpDelivery(channel, allowPrivate, config, bodies, clock)) {
            return delivery.deliver(alert);
        }
    }
}
