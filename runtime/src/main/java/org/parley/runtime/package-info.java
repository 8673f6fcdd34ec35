/** Plumbing that every service needs and that says nothing about news: starting, stopping, settings, Kafka clients. */
@NullMarked
package org.parley.runtime;

import org.jspecify.annotations.NullMarked;
