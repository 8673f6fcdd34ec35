/**
 * A real Kafka broker and a real Elasticsearch node that this process starts and owns. They keep their data in a folder and never
 * outlive the process.
 */
@NullMarked
package org.parley.embedded;

import org.jspecify.annotations.NullMarked;
