/**
 * The lexicon of a dossier: people, states, organisations, places and the words of each language, loaded from YAML that an analyst can
 * edit, checked at start, and matched against a text in one pass.
 */
@NullMarked
package org.parley.enrich.dossier;

import org.jspecify.annotations.NullMarked;
