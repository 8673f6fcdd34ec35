/**
 * How fast articles are read for events, over their length and the size of the lexicon. The articles are the labelled ones of
 * {@code enrich}'s tests, cut and repeated to a length.
 */
@NullMarked
package org.parley.bench.events;

import org.jspecify.annotations.NullMarked;
