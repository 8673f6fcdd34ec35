/**
 * The contract between the stages: the records (generated from {@code src/main/avro}), the topics they travel in, and how
 * they are encoded. There is no engine and no I/O here; every stage may use this package and nothing else of another stage.
 */
@NullMarked
package org.parley.schemas;

import org.jspecify.annotations.NullMarked;
