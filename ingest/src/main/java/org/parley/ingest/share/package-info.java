/**
 * How instances share the work by host: both consumer groups of an instance, that of feeds and that of links, are given the same partitions,
 * so that what is asked of a host comes from one place. Topics have the same number of partitions for that.
 */
@NullMarked
package org.parley.ingest.share;

import org.jspecify.annotations.NullMarked;
