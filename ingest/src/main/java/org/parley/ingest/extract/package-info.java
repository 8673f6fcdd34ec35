/**
 * From a fetched page to its article: text, title, authors, dates, language and where it comes from. Pure functions of the page's
 * bytes: no sockets, no clock, no state.
 */
@NullMarked
package org.parley.ingest.extract;

import org.jspecify.annotations.NullMarked;
