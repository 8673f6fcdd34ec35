/**
 * From an article to its mentions: which events of a dossier it reports, with parties, date, place, status and the sentence that
 * says so. Pure functions of the article and the dossier's data.
 */
@NullMarked
package org.parley.enrich.extract;

import org.jspecify.annotations.NullMarked;
