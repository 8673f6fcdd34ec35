/** The whole enrich job on a real broker: its rate beside a job that only copies, and how soon an alert follows its article. */
@NullMarked
package org.parley.bench.enrich;

import org.jspecify.annotations.NullMarked;
