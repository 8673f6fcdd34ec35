package org.parley.enrich.dossier;

/**
 * A state or an organisation.
 *
 * @param code ISO 3166-1 alpha-3 of a state, the ontology's code of an organisation
 * @param name in English
 */
public record Actor(String code, String name, boolean state) {}
