/**
 * Alerts out: to web addresses as signed JSON, to Slack, Mattermost and Teams, and by e-mail. Each target has a consumer group of its
 * own, so that a dead one holds nobody back; delivery is at least once, with the alert's id as idempotency key.
 */
@NullMarked
package org.parley.sink.webhook;

import org.jspecify.annotations.NullMarked;
