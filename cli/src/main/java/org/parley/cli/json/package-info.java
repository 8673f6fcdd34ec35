/** The JSON lines that the command line reads and writes: one object a line, UTF-8, output in input order. A contract with scripts. */
@NullMarked
package org.parley.cli.json;

import org.jspecify.annotations.NullMarked;
