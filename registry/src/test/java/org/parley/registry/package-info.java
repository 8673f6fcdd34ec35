/** The format against a real registry. */
@org.jspecify.annotations.NullMarked
package org.parley.registry;
