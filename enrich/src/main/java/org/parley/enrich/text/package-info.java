/**
 * Text as the extraction reads it: folded words, tokens, sentences, languages and dates. Knows nothing of dossiers; every class is
 * thread-safe and takes any characters.
 */
@NullMarked
package org.parley.enrich.text;

import org.jspecify.annotations.NullMarked;
