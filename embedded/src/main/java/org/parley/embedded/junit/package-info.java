/** The embedded servers for tests: one of each per test JVM, started when first asked for, emptied between test classes. */
@NullMarked
package org.parley.embedded.junit;

import org.jspecify.annotations.NullMarked;
