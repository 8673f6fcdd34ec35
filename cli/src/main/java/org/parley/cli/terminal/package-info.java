/** What a person sees in the terminal besides results: progress and summaries, on standard error only. */
@NullMarked
package org.parley.cli.terminal;

import org.jspecify.annotations.NullMarked;
