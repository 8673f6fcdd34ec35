/**
 * From events to alerts, and from readings to coverage: what a person should be told at once, and how much was published by whom.
 * Pure logic; rules are data.
 */
@NullMarked
package org.parley.enrich.watch;

import org.jspecify.annotations.NullMarked;
