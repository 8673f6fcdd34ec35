package org.parley.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;

@ExtendWith(ServersExtension.class)
class ServersExtensionIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldClearTopicsAndTheirGroups(Servers servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            // given
            admin.createTopics(List.of(newTopic("parley.cleared"), newTopic("other")))
                    .all()
                    .get();
            consume(servers, "parley-reader", "parley.cleared");
            // when
            SharedServers.get().clear();
            // then
            assertThat(admin.listTopics().names().get()).contains("other").doesNotContain("parley.cleared");
            assertThat(admin.listGroups().all().get()).isEmpty();
            // and again under the same name
            admin.createTopics(List.of(newTopic("parley.cleared"))).all().get();
        }
    }

    @Test
    void shouldClearIndicesAndTemplates(Servers servers) throws Exception {
        // given
        send("PUT", servers.elasticsearch().resolve("/parley-events-v1"), "{\"aliases\":{\"parley-events\":{}}}");
        send("PUT", servers.elasticsearch().resolve("/other"), "{}");
        send(
                "PUT",
                servers.elasticsearch().resolve("/_index_template/parley-events"),
                "{\"index_patterns\":[\"parley-events-*\"]}");
        // when
        SharedServers.get().clear();
        // then
        assertThat(send("GET", servers.elasticsearch().resolve("/_cat/indices?h=index"), ""))
                .isEqualToIgnoringWhitespace("other");
        assertThat(send("GET", servers.elasticsearch().resolve("/_index_template"), ""))
                .doesNotContain("parley-events");
    }

    @Test
    void shouldHandOutTheSameServersToEverybody(Servers servers) {
        assertThat(servers).isSameAs(SharedServers.get());
    }

    private static NewTopic newTopic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }

    private static void consume(Servers servers, String group, String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", servers.bootstrapServers(), "group.id", group);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            consumer.poll(Duration.ofSeconds(10));
            consumer.commitSync();
        }
    }

    private String send(String method, URI uri, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
