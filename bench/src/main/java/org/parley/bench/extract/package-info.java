/**
 * How well and how fast pages are read: trains the tables by which the reader judges blocks, and sets its rate beside other extractors'
 * in the same run. Needs a folder of labelled pages that is not part of the repository.
 */
@NullMarked
package org.parley.bench.extract;

import org.jspecify.annotations.NullMarked;
