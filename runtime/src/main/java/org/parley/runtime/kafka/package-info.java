/** Kafka clients and topics, made the same way by every service. */
@NullMarked
package org.parley.runtime.kafka;

import org.jspecify.annotations.NullMarked;
