/**
 * How fast pages are fetched, against curl in the same run, and whether one node keeps up with ten thousand feeds. Both ask servers of
 * ours on loopback addresses, which run in a process of their own.
 */
@NullMarked
package org.parley.bench.ingest;

import org.jspecify.annotations.NullMarked;
