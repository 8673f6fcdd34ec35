/**
 * The contract of the search indices, which the sink writes and the desk reads: their names, their mappings and what their documents
 * look like. A document is the record's own JSON plus the few fields that only searching needs.
 */
@NullMarked
package org.parley.schemas.search;

import org.jspecify.annotations.NullMarked;
