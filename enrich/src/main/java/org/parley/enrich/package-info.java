/** From articles to mentions, events, alerts and coverage: pure stream processing. */
@NullMarked
package org.parley.enrich;

import org.jspecify.annotations.NullMarked;
