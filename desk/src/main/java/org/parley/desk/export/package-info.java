/** Events and alerts in the formats that other programs take: iCalendar, Atom, CSV, GeoJSON, JSON lines. Knows no HTTP and no index. */
@NullMarked
package org.parley.desk.export;

import org.jspecify.annotations.NullMarked;
