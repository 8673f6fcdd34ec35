/**
 * Topics for programs that know no single-object encoding: values in Confluent's wire format, with their schemas in a registry. On the class
 * path only of whoever asks for it.
 */
@NullMarked
package org.parley.registry;

import org.jspecify.annotations.NullMarked;
