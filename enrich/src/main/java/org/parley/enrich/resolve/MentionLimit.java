package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;

/**
 * Keeps an event's record small enough to travel: above the limit the earliest report that changed nothing leaves, never the one that opened
 * the event nor one that its history names. Stateless.
 */
final class MentionLimit {

    private MentionLimit() {}

    static List<EventMention> keep(List<EventMention> mentions, Event before, int limit) {
        if (mentions.size() <= limit) {
            return mentions;
        }
        Set<String> needed = new HashSet<>();
        needed.add(mentions.get(0).getMentionId());
        before.getHistory().forEach(change -> needed.add(change.getMentionId()));
        List<EventMention> kept = new ArrayList<>(mentions);
        for (int i = 1; i < kept.size() - 1 && kept.size() > limit; ) {
            if (needed.contains(kept.get(i).getMentionId())) {
                i++;
            } else {
                kept.remove(i);
            }
        }
        return kept;
    }
}
