package org.parley.enrich.dossier;

import org.jspecify.annotations.Nullable;

/**
 * A city, region or venue where events take place.
 *
 * @param name canonical English name of what is reported: for a venue, its city
 * @param country ISO 3166-1 alpha-3
 * @param standsFor state or organisation that the name also stands for ("Moscow", "the Kremlin"); null for most
 * @param venue whether it is a building or residence, more exact than a city
 */
public record Site(
        String name,
        @Nullable String country,
        double lat,
        double lon,
        @Nullable String standsFor,
        boolean venue) {}
