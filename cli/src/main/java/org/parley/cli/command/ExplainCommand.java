package org.parley.cli.command;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.cli.ExitCodes;
import org.parley.cli.UserErrorException;
import org.parley.enrich.resolve.Explanation;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Event;
import org.parley.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley explain}: why these reports are one event. */
@Command(
        name = "explain",
        description = "Prints an event's life and, report by report, the scores by which it joined.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EVENT", description = "The event's id, or the beginning of it.")
    private String id = "";

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, Event> events = read(KafkaConfig.from(Running.settings(options)));
        Event event = find(events);
        print(event);
        Event elder = events.get(event.getMergedInto());
        if (elder != null) {
            print(elder);
        }
        return ExitCodes.OK;
    }

    private void print(Event event) {
        Explanation.of(event).forEach(spec.commandLine().getOut()::println);
    }

    private Event find(Map<String, Event> events) {
        List<Event> found = events.values().stream()
                .filter(event -> event.getEventId().startsWith(id))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new UserErrorException(
                found.isEmpty()
                        ? "there is no event " + id
                        : found.size() + " events begin with " + id + ": give more of the id");
    }

    /** The latest state of each event. */
    private static Map<String, Event> read(KafkaConfig kafka) {
        Map<String, Event> events = new LinkedHashMap<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            reader.forEach(Topics.EVENTS, record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    events.remove(key);
                } else {
                    events.put(key, Topics.EVENTS.valueSerde().fromBytes(record.value()));
                }
            });
        }
        return events;
    }
}
