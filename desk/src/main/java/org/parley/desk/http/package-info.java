/** The desk's HTTP side: routes, parameters, headers and limits. Asks the store and the live stream; decides nothing about records. */
@NullMarked
package org.parley.desk.http;

import org.jspecify.annotations.NullMarked;
