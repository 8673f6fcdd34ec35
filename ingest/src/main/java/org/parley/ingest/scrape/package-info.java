/**
 * From links to articles: fetching the page, reading it, falling back to what the feed carried, and committing a link only when it is
 * dealt with. Only {@code Scraper} knows Kafka.
 */
@NullMarked
package org.parley.ingest.scrape;

import org.jspecify.annotations.NullMarked;
