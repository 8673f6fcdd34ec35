package org.parley.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A step that remembers one value by key for a limited time, counted by the records' time and cleaned once a day.
 *
 * @param <I> values in
 * @param <M> what is remembered
 * @param <O> values out
 */
abstract class MemoryProcessor<I, M, O> extends ContextualProcessor<String, I, String, O> {

    private static final Duration CLEANING = Duration.ofDays(1);

    private final String storeName;
    private final Duration kept;
    private @Nullable TimestampedKeyValueStore<String, M> store;

    MemoryProcessor(String storeName, Duration kept) {
        this.storeName = storeName;
        this.kept = kept;
    }

    @Override
    public void init(ProcessorContext<String, O> context) {
        super.init(context);
        TimestampedKeyValueStore<String, M> found = context.getStateStore(storeName);
        store = found;
        context.schedule(
                CLEANING, PunctuationType.STREAM_TIME, now -> Expiry.removeOlder(found, now - kept.toMillis()));
    }

    final @Nullable M remembered(String key) {
        return ValueAndTimestamp.getValueOrNull(store().get(key));
    }

    final void remember(String key, M value, long recordTime) {
        store().put(key, ValueAndTimestamp.make(value, recordTime));
    }

    private TimestampedKeyValueStore<String, M> store() {
        TimestampedKeyValueStore<String, M> known = store;
        if (known == null) {
            throw new IllegalStateException("used before init");
        }
        return known;
    }
}
