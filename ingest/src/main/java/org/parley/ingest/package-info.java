/** From other people's servers to articles: polling feeds, fetching pages, reading their text. */
@NullMarked
package org.parley.ingest;

import org.jspecify.annotations.NullMarked;
