/** Benchmarks and fault drills, each printing a ratio against a floor or a peer of the same run. */
@NullMarked
package org.parley.bench;

import org.jspecify.annotations.NullMarked;
