/** What the desk keeps to itself, tried with any input: a search is made from what strangers type. */
@NullMarked
package org.parley.desk.store;

import org.jspecify.annotations.NullMarked;
