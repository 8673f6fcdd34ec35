package org.parley.schemas.search;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One document as it stands in an index.
 *
 * @param index where it belongs
 * @param id the record's own id
 * @param version the external version by which a later state of the record replaces an earlier one and never the other way round
 * @param body the document
 */
public record SearchDocument(SearchIndex index, String id, long version, ObjectNode body) {}
