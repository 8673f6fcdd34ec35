/**
 * Reading feeds as they are, not as they should be: any encoding, any format, healed where they are broken. Nothing here knows when to
 * poll or where items go.
 */
@NullMarked
package org.parley.ingest.feed;

import org.jspecify.annotations.NullMarked;
