/** Subscriptions as people handle them: listed, added and removed in Kafka, carried in and out as OPML. */
@NullMarked
package org.parley.ingest.subscribe;

import org.jspecify.annotations.NullMarked;
