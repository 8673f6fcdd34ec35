package org.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.desk.store.QueryTarget;

/** Each input that a run of the fuzzer kept, and each that once broke something, is tried again. */
class CorpusTest {

    private static final Path CORPUS = Path.of("corpus");

    /** By the names of their folders, as {@code build/fuzz} knows them. */
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "feed", FeedTarget::fuzzerTestOneInput,
            "page", PageTarget::fuzzerTestOneInput,
            "article", ArticleTarget::fuzzerTestOneInput,
            "date", DateTarget::fuzzerTestOneInput,
            "record", RecordTarget::fuzzerTestOneInput,
            "query", QueryTarget::fuzzerTestOneInput);

    static Stream<String> targets() {
        return TARGETS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(300) // against an input that never ends; all of them take seconds
    void shouldTakeAllOfCorpus(String target) throws IOException {
        // given
        List<Path> inputs;
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            inputs = files.sorted().toList();
        }

        // then
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> TARGETS.get(target).accept(bytes))
                    .as(input.toString())
                    .doesNotThrowAnyException();
        }
    }
}
