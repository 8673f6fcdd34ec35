package org.parley.desk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The records that people look at. Every call may raise {@link StoreUnavailableException}. Implementations are thread-safe and
 * bounded in time.
 */
public interface DeskStore {

    /** Events that match, without their reports and history. */
    EventPage events(EventQuery query);

    /** The whole record of an event. */
    Optional<ObjectNode> event(String eventId);

    /** Articles that match, each with a passage instead of its text, and with the events that it reports. */
    ArticlePage articles(ArticleQuery query);

    /** The whole record of an article. */
    Optional<ObjectNode> article(String articleId);

    /** The latest alerts, newest first. */
    List<ObjectNode> alerts(int most);

    /** Counts over time. */
    Coverage coverage(CoverageQuery query);

    /** Names of parties and places that begin with what was typed. */
    List<Suggestion> suggest(String prefix, int most);

    /** Whether the index answers. */
    boolean reachable();
}
