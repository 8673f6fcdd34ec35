/** What leaves Kafka by push: documents to Elasticsearch, alerts to webhooks. */
@NullMarked
package org.parley.sink;

import org.jspecify.annotations.NullMarked;
