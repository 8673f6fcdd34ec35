/** How quickly the desk answers over a large index. What the page shows and means is tested in the desk's own module. */
@NullMarked
package org.parley.bench.desk;

import org.jspecify.annotations.NullMarked;
