/** How fast the sink fills Elasticsearch, against a bare bulk load of the same documents into the same node in the same run. */
@NullMarked
package org.parley.bench.sink;

import org.jspecify.annotations.NullMarked;
