/** The production topology run without a broker, over an archive of articles. */
@NullMarked
package org.parley.cli.replay;

import org.jspecify.annotations.NullMarked;
