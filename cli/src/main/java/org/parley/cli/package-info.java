/** The parley command: wiring and words, no logic of its own. */
@NullMarked
package org.parley.cli;

import org.jspecify.annotations.NullMarked;
