package org.parley.desk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A page of articles.
 *
 * @param total how many match, counted up to {@link #MOST_COUNTED}
 * @param articles this page's, with a passage instead of the text and with the events that they report
 * @param next where the next page begins; empty on the last
 */
public record ArticlePage(long total, List<ObjectNode> articles, Optional<String> next) {

    /** Counting further would make every search as slow as the commonest word. */
    public static final int MOST_COUNTED = 10_000;

    public ArticlePage {
        articles = List.copyOf(articles);
    }
}
