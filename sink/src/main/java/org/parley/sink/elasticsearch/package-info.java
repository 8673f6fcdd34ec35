/**
 * Records to search documents: read from Kafka, sent in bulk, and committed only behind what Elasticsearch acknowledged. Every record
 * ends stored, unchanged or in the dead letters; what Elasticsearch cannot take just now is tried again for as long as it takes.
 */
@NullMarked
package org.parley.sink.elasticsearch;

import org.jspecify.annotations.NullMarked;
