/**
 * The servers for tests: one of each per test JVM, started when first asked for. They are emptied between test classes, not
 * restarted.
 */
@NullMarked
package org.parley.embedded.junit;

import org.jspecify.annotations.NullMarked;
