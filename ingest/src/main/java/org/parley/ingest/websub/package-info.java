/**
 * WebSub (W3C Recommendation, 2018): hubs call us when a feed has changed, and the feed is then polled at once. Polling goes on beside it,
 * so that a hub which forgets us costs time and no item.
 */
@NullMarked
package org.parley.ingest.websub;

import org.jspecify.annotations.NullMarked;
