/** Which addresses a process of ours may connect to when somebody else has named them. */
@NullMarked
package org.parley.runtime.net;

import org.jspecify.annotations.NullMarked;
