/**
 * How services reach Elasticsearch: settings, the official client, and the indices of {@code org.parley.schemas.search}. Works with
 * full clusters of 8.x and 9.x and with the small distribution that {@code embedded} starts.
 */
@NullMarked
package org.parley.runtime.elasticsearch;

import org.jspecify.annotations.NullMarked;
