package org.parley.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.embedded.junit.SharedServers;
import org.parley.runtime.config.Secret;
import org.parley.schemas.Alert;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Topics;
import org.parley.sink.Backoff;
import org.parley.sink.TestRecords;
import org.parley.sink.TestTopics;

@ExtendWith(ServersExtension.class)
class WebhookServiceIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Servers servers;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private TestTopics topics;
    private Receiver first;
    private Receiver second;
    private WebhookService service;

    WebhookServiceIT(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void setUp() throws IOException {
        SharedServers.get().clear();
        topics = new TestTopics(servers.bootstrapServers());
        first = new Receiver();
        second = new Receiver();
        service = start(Duration.ofHours(1));
        await().atMost(SOON).until(service::ready);
    }

    @AfterEach
    void tearDown() {
        service.close();
        first.close();
        second.close();
        topics.close();
        assertThat(fatal.get()).isNull();
    }

    @Test
    void shouldDeliverEachAlertToEachTargetWhileOneIsDown() {
        // given
        first.answer(500);

        // when
        for (int i = 0; i < 5; i++) {
            write("l" + i);
        }

        // then: the other target is not held back
        await().atMost(SOON).until(() -> second.taken().size() == 5);
        await().atMost(SOON).until(() -> first.received().size() >= 3);
        assertThat(first.taken()).isEmpty();

        // when
        first.answer(200);

        // then
        await().atMost(SOON).until(() -> first.taken().size() == 5);
        assertThat(first.taken()).containsExactlyInAnyOrder("l0", "l1", "l2", "l3", "l4");
        assertThat(topics.deadLetters()).isEmpty();
    }

    @Test
    void shouldGoOnAfterARestartWhereItStopped() {
        // given
        write("before");
        await().atMost(SOON).until(() -> first.taken().size() == 1);
        await().atMost(SOON).until(() -> second.taken().size() == 1);
        service.close();
        write("meanwhile");

        // when
        service = start(Duration.ofHours(1));

        // then
        await().atMost(SOON).until(() -> first.taken().size() == 2);
        assertThat(first.taken()).containsExactly("before", "meanwhile");
    }

    @Test
    void shouldKeepAsDeadLetterWhatATargetRejectsAndGoOn() {
        // given
        first.answer(422);
        write("rejected");
        await().atMost(SOON).until(() -> !topics.deadLetters().isEmpty());
        first.answer(200);

        // when
        write("next");

        // then
        await().atMost(SOON).until(() -> first.taken().equals(List.of("next")));
        DeadLetter letter = topics.deadLetters().get(0);
        assertThat(letter.getStage()).isEqualTo("sink.webhook.first");
        assertThat(letter.getReason()).isEqualTo("rejected by the target");
        assertThat(letter.getDetail()).startsWith("422");
    }

    @Test
    void shouldGiveUpInTheEnd() {
        // given
        service.close();
        service = start(Duration.ofMillis(500));
        await().atMost(SOON).until(service::ready);
        first.answer(500);

        // when
        write("late");

        // then
        await().atMost(SOON).until(() -> !topics.deadLetters().isEmpty());
        assertThat(topics.deadLetters().get(0).getReason()).isEqualTo("not delivered in time");
    }

    private void write(String id) {
        Alert alert = TestRecords.alert(id);
        topics.write(Topics.ALERTS, id, alert);
    }

    private WebhookService start(Duration giveUpAfter) {
        WebhookConfig config = new WebhookConfig(
                List.of(target("first", first), target("second", second)),
                "parley-webhook-",
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(100), Duration.ofMillis(300)),
                giveUpAfter,
                3,
                Duration.ofMillis(500));
        WebhookService started =
                new WebhookService(config, topics.config(), new SimpleMeterRegistry(), Clock.systemUTC());
        started.start(fatal::set);
        return started;
    }

    private static Target target(String name, Receiver receiver) {
        return new Target(
                name,
                new Target.Http(new Secret(receiver.url()), Target.HttpFormat.GENERIC, Optional.empty()),
                true,
                Target.Filter.ALL);
    }
}
