/**
 * What the cluster's scripts ask after a story was told to it: did everything arrive, and once? The scripts themselves stand in
 * {@code bench/cluster}.
 */
@NullMarked
package org.parley.bench.drill;

import org.jspecify.annotations.NullMarked;
