/**
 * From mentions to events: which mentions tell of one happening, what it looks like in sum, how its life went, and why each mention was
 * taken in. Pure logic on the records; the stores behind it are handed in.
 */
@NullMarked
package org.parley.enrich.resolve;

import org.jspecify.annotations.NullMarked;
