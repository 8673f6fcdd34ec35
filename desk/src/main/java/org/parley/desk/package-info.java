/** What people pull: the page, the API and the live stream. */
@NullMarked
package org.parley.desk;

import org.jspecify.annotations.NullMarked;
