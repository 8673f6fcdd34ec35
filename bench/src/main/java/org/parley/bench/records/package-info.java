/** Invented records of the size and spread that real ones have, for all benchmarks. Nothing here measures. */
@NullMarked
package org.parley.bench.records;

import org.jspecify.annotations.NullMarked;
