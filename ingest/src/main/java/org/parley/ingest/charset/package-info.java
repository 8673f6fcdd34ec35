/** What the bytes of feeds and pages mean as text. Feeds and pages trust their labels in different order, but know and guess encodings alike. */
@NullMarked
package org.parley.ingest.charset;

import org.jspecify.annotations.NullMarked;
