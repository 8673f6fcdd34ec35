package org.parley.enrich.dossier;

/**
 * One form in the compiled lexicon.
 *
 * @param proper matches only where the text writes a capital
 * @param upper matches only where the text writes capitals throughout
 */
record Entry(Sense sense, boolean proper, boolean upper) {}
