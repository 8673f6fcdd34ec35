package org.parley.enrich.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the mentions of one version of an article went.
 *
 * @param revision the article's version
 * @param eventIds mention id → event id, by mention id, so that an edit takes them back in the same order in every process
 */
public record ArticleTrace(long revision, Map<String, String> eventIds) {

    public ArticleTrace {
        eventIds = Collections.unmodifiableMap(new TreeMap<>(eventIds));
    }

    ArticleTrace with(String mentionId, String eventId) {
        Map<String, String> more = new LinkedHashMap<>(eventIds);
        more.put(mentionId, eventId);
        return new ArticleTrace(revision, more);
    }

    ArticleTrace without(String mentionId) {
        Map<String, String> fewer = new LinkedHashMap<>(eventIds);
        fewer.remove(mentionId);
        return new ArticleTrace(revision, fewer);
    }

    /** As {@code 1 m=e m=e}: ids have no blanks, and a person can read the store. */
    public String toText() {
        return revision
                + eventIds.entrySet().stream()
                        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining());
    }

    public static ArticleTrace parse(String text) {
        String[] parts = text.split(" ", -1);
        Map<String, String> eventIds = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            eventIds.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new ArticleTrace(Long.parseLong(parts[0]), eventIds);
    }
}
