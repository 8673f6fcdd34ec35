/**
 * Polling: when a feed is due, what a poll changes, and how its links and its new state get into Kafka together. What is decided lies in
 * plain classes; only {@code Poller}, {@code PollWriter} and {@code StateRestorer} know Kafka.
 */
@NullMarked
package org.parley.ingest.poll;

import org.jspecify.annotations.NullMarked;
