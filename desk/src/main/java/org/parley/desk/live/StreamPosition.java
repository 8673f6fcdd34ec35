package org.parley.desk.live;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader of the live stream has read: the last offset of each partition. Written as the id of every message
 * ({@code alerts-0:12_events-3:99}), so that a reader can resume after a restart of the desk, or at another desk. Immutable.
 *
 * @param offsets last offset seen, by {@code topic-partition} in short form
 */
public record StreamPosition(Map<String, Long> offsets) {

    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z-]{0,30}-\\d{1,5}):(\\d{1,18})");
    private static final int LONGEST = 16_384;

    /** The position before everything. */
    public static final StreamPosition START = new StreamPosition(Map.of());

    public StreamPosition {
        offsets = Map.copyOf(offsets);
    }

    /** Reads the id of a message; empty when it isn't one. */
    public static Optional<StreamPosition> parse(String id) {
        if (id.isBlank() || id.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, Long> offsets = new TreeMap<>();
        for (String entry : id.strip().split("_", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            offsets.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return Optional.of(new StreamPosition(offsets));
    }

    /** This position with one more message read. */
    public StreamPosition after(String source, long offset) {
        Map<String, Long> moved = new TreeMap<>(offsets);
        moved.merge(source, offset, Math::max);
        return new StreamPosition(moved);
    }

    /** Whether the message at this offset has been read. */
    public boolean covers(String source, long offset) {
        Long seen = offsets.get(source);
        return seen != null && seen >= offset;
    }

    @Override
    public String toString() {
        StringBuilder id = new StringBuilder();
        new TreeMap<>(offsets).forEach((source, offset) -> id.append(id.isEmpty() ? "" : "_")
                .append(source)
                .append(':')
                .append(offset));
        return id.toString();
    }
}
