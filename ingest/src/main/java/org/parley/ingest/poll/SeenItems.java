package org.parley.ingest.poll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.SeenItem;

/**
 * The items of a feed that were passed on, the oldest first. Tells new from edited from known, and forgets the oldest beyond a limit.
 * Not thread-safe; made for one poll.
 */
final class SeenItems {

    private final Map<String, SeenItem> items = new LinkedHashMap<>();

    SeenItems(List<SeenItem> remembered) {
        remembered.forEach(item -> items.put(item.getItem(), item));
    }

    /**
     * Notes an item.
     *
     * @param key by which the item is known again
     * @param version what the feed says of it, hashed
     * @return the revision under which to pass it on, or null when there is nothing new about it
     */
    @Nullable
    Long note(String key, String version) {
        SeenItem known = items.remove(key);
        if (known != null && known.getVersion().equals(version)) {
            items.put(key, known);
            return null;
        }
        long revision = known == null ? 1 : known.getRevision() + 1;
        items.put(key, new SeenItem(key, version, revision));
        return revision;
    }

    /** What to remember: the newest {@code limit}. */
    List<SeenItem> newest(int limit) {
        List<SeenItem> all = new ArrayList<>(items.values());
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }
}
