/** A real Kafka broker and a real Elasticsearch node that this process starts and owns. */
@NullMarked
package org.parley.embedded;

import org.jspecify.annotations.NullMarked;
