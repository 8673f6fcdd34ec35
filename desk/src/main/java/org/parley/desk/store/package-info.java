/** What the desk asks of the search index, as questions and answers without a word of its query language outside the reader. */
@NullMarked
package org.parley.desk.store;

import org.jspecify.annotations.NullMarked;
