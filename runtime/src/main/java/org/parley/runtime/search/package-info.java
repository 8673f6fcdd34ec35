/** Analysis of text for search on our side, so that each distribution of Elasticsearch finds the same. Sink and desk use it alike. */
@NullMarked
package org.parley.runtime.search;

import org.jspecify.annotations.NullMarked;
