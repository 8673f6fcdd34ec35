/**
 * Asking other people's servers for bytes: politeness per host, robots.txt, guarded addresses, bounded bodies. What the bytes mean is
 * not known here.
 */
@NullMarked
package org.parley.ingest.fetch;

import org.jspecify.annotations.NullMarked;
