/**
 * Servers in containers for tests. Being on the class path is enough: the service loader then prefers them to embedded ones.
 */
@NullMarked
package org.parley.containers;

import org.jspecify.annotations.NullMarked;
