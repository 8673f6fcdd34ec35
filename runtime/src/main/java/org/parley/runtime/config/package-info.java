/**
 * Reading settings once at start, typed and checked. Every key and its default stands with its meaning in some module's
 * {@code reference.conf}; nothing else is accepted.
 */
@NullMarked
package org.parley.runtime.config;

import org.jspecify.annotations.NullMarked;
