/** Starting services, watching over them, and stopping them in order. */
@NullMarked
package org.parley.cli.service;

import org.jspecify.annotations.NullMarked;
