/**
 * How fast mentions become events: the resolver alone, with few and with many open events. Streams of invented happenings stand for the news.
 */
@NullMarked
package org.parley.bench.resolve;

import org.jspecify.annotations.NullMarked;
