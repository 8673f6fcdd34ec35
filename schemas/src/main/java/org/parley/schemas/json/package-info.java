/**
 * Records as JSON for people and for search: one mapping for the command line, the search documents and the desk.
 * Kafka never carries this form.
 */
@NullMarked
package org.parley.schemas.json;

import org.jspecify.annotations.NullMarked;
