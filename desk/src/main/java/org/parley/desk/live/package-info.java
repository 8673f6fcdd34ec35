/** The live stream: what Kafka says now, numbered so that a reader who comes back misses nothing. Knows no HTTP. */
@NullMarked
package org.parley.desk.live;

import org.jspecify.annotations.NullMarked;
