/**
 * Fuzz targets: each takes any bytes for what a stranger may send, and asks for what must hold of the answer. Jazzer drives them for as
 * long as one likes ({@code build/fuzz}); the inputs that it kept are tried again with every build.
 */
@NullMarked
package org.parley.fuzz;

import org.jspecify.annotations.NullMarked;
