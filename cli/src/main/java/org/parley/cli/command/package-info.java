/** One class a command: its options and words. What it does lives in the modules. */
@NullMarked
package org.parley.cli.command;

import org.jspecify.annotations.NullMarked;
