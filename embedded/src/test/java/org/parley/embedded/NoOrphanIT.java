package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However the process that owns the servers ends, nothing of them stays behind and their data can be gone on with. */
class NoOrphanIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private TemporaryFolder temporary;
    private Path data;

    @BeforeEach
    void makeFolder() {
        temporary = new TemporaryFolder();
        data = temporary.path().resolve("data");
    }

    @AfterEach
    void deleteFolder() {
        temporary.close();
    }

    @Test
    void shouldEndTheNodeAndKeepAllDataWhenKilled() throws Exception {
        // given
        try (HeldStack held = HeldStack.start(List.of(), CLASS_PATH, "stack", data, CacheFolder.ofUser())) {
            KafkaProbe.send(held.bootstrapServers(), "kept", "one");
            HttpProbe.put(held.elasticsearch().resolve("/kept/_doc/1"), "{\"title\":\"one\"}");
            // when
            held.kill();
            // and at once again, while the old node is still ending
            try (EmbeddedStack stack = EmbeddedStack.start(EmbeddedStackConfig.in(data))) {
                // then
                assertThat(Signals.isRunning(held.elasticsearchPid())).isFalse();
                assertThat(KafkaProbe.readAll(stack.bootstrapServers(), "kept")).containsExactly("one");
                assertThat(HttpProbe.get(stack.elasticsearch().resolve("/kept/_doc/1")))
                        .contains("\"title\":\"one\"");
            }
        }
    }

    @Test
    void shouldLeaveCtrlCToTheOwnerAndEndWithIt() throws Exception {
        // given
        try (HeldStack held = HeldStack.start(List.of(), CLASS_PATH, "elasticsearch", data, CacheFolder.ofUser())) {
            URI health = held.elasticsearch().resolve("/_cluster/health");
            // when
            Signals.send("INT", held.elasticsearchPid());
            // then
            await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> HttpProbe.get(health)
                    .contains("parley"));
            // when
            held.terminate();
            // then
            await().atMost(PATIENCE).until(() -> !Signals.isRunning(held.elasticsearchPid()));
        }
    }

    @Test
    void shouldEndTheNodeWhenKilledBeforeItIsUp() throws Exception {
        // given
        Process holder = HeldStack.launch(List.of(), CLASS_PATH, "elasticsearch", data, CacheFolder.ofUser());
        Path console = data.resolve("console.log");
        await().atMost(PATIENCE).until(() -> Files.exists(console));
        List<Long> nodes = holder.descendants().map(ProcessHandle::pid).toList();
        // when
        holder.destroyForcibly().waitFor();
        // then
        assertThat(nodes).isNotEmpty();
        await().atMost(PATIENCE).until(() -> nodes.stream().noneMatch(Signals::isRunning));
    }

    /** An ordinary user's run; where the tests run as one themselves, the tests above are that. */
    @Test
    void shouldRunAndEndForAnOrdinaryUser() throws Exception {
        // given
        Optional<Unprivileged> ordinary = Unprivileged.whenRoot();
        String classPath = ordinary.isPresent() ? copyOfClassPath() : CLASS_PATH;
        if (ordinary.isPresent()) {
            ordinary.get().own(temporary.path());
        }
        List<String> prefix = ordinary.map(Unprivileged::prefix).orElse(List.of());
        Path cacheFolder = CacheFolder.ofUser();
        ElasticsearchDistribution.home(cacheFolder);
        try (HeldStack held = HeldStack.start(prefix, classPath, "stack", data, cacheFolder)) {
            HttpProbe.put(held.elasticsearch().resolve("/kept/_doc/1"), "{}");
            // when
            held.kill();
            // then
            await().atMost(PATIENCE).until(() -> !Signals.isRunning(held.elasticsearchPid()));
        }
    }

    /** Root's Maven cache is closed to others. */
    private String copyOfClassPath() throws IOException {
        Path copies = temporary.path().resolve("classpath");
        Folders.makeReadable(copies);
        List<String> entries = new ArrayList<>();
        for (String entry : CLASS_PATH.split(System.getProperty("path.separator"))) {
            Path copy = copies.resolve(Integer.toString(entries.size()) + ".jar");
            if (Files.isRegularFile(Path.of(entry))) {
                Files.copy(Path.of(entry), copy);
            } else {
                copyTree(Path.of(entry), copy);
            }
            entries.add(copy.toString());
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
