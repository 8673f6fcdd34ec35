package org.parley.desk.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The latest live messages and those who read them. Messages carry the position of their reader, so that whoever comes back with
 * the id of the last message it got receives exactly what it missed, or a {@code reset} when that is no longer kept.
 * Thread-safe: one thread publishes, many subscribe.
 */
public final class LiveStream {

    private final int historySize;
    private final int mostReaders;
    private final Deque<LiveMessage> history = new ArrayDeque<>();
    private final Map<String, Long> keptFrom = new HashMap<>();
    private final Set<Subscription> readers = new LinkedHashSet<>();
    private StreamPosition position = StreamPosition.START;
    private boolean closed;

    public LiveStream(int historySize, int mostReaders) {
        this.historySize = historySize;
        this.mostReaders = mostReaders;
    }

    /** Says from which offset on messages of a partition will be published; earlier ones are missed by a reader. */
    public synchronized void startsAt(String source, long offset) {
        keptFrom.put(source, offset);
        if (offset > 0) {
            position = position.after(source, offset - 1);
        }
    }

    /** Hands a record to all readers and keeps it for those who come back. */
    public synchronized void publish(String type, String source, long offset, String json) {
        position = position.after(source, offset);
        LiveMessage message = new LiveMessage(position.toString(), type, source, offset, json);
        history.add(message);
        if (history.size() > historySize) {
            LiveMessage dropped = history.remove();
            keptFrom.put(dropped.source(), dropped.offset() + 1);
        }
        readers.forEach(reader -> reader.offer(message));
    }

    /**
     * Begins to read.
     *
     * @param lastId id of the last message that the reader got, or empty to begin now
     * @return empty when there are too many readers or the stream is closed
     */
    public synchronized Optional<Subscription> subscribe(Optional<String> lastId) {
        if (closed || readers.size() >= mostReaders) {
            return Optional.empty();
        }
        Subscription reader =
                new Subscription(this, lastId.map(this::missedSince).orElse(List.of()));
        readers.add(reader);
        return Optional.of(reader);
    }

    /** The latest messages of a type, newest first. */
    public synchronized List<LiveMessage> latest(String type, int most) {
        List<LiveMessage> found = new ArrayList<>();
        history.descendingIterator().forEachRemaining(message -> {
            if (found.size() < most && message.type().equals(type)) {
                found.add(message);
            }
        });
        return found;
    }

    /** How many read now. */
    public synchronized int readers() {
        return readers.size();
    }

    /** Ends all subscriptions and refuses new ones. */
    public synchronized void close() {
        closed = true;
        readers.forEach(Subscription::end);
    }

    int historySize() {
        return historySize;
    }

    synchronized void leave(Subscription reader) {
        readers.remove(reader);
    }

    private List<LiveMessage> missedSince(String lastId) {
        Optional<StreamPosition> last = StreamPosition.parse(lastId);
        if (last.isEmpty() || !keeps(last.get())) {
            return List.of(LiveMessage.reset(position));
        }
        return history.stream()
                .filter(message -> !last.get().covers(message.source(), message.offset()))
                .toList();
    }

    /** Whether everything after a reader's position is still here. */
    private boolean keeps(StreamPosition reader) {
        return keptFrom.entrySet().stream()
                .allMatch(kept -> kept.getValue() == 0 || reader.covers(kept.getKey(), kept.getValue() - 1));
    }
}
