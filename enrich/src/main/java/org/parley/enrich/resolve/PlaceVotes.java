package org.parley.enrich.resolve;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Place;

/**
 * Finds the place on which most reports agree: first the country, then the city in it; a report that names only the country speaks for
 * each of its cities. Not thread-safe.
 */
final class PlaceVotes {

    private final Votes<String> countries = new Votes<>();
    private final Map<String, Votes<String>> cities = new HashMap<>();
    private final Map<String, Place> byName = new HashMap<>();

    void add(Place place, double weight) {
        String country = Objects.requireNonNullElse(place.getCountry(), place.getName());
        countries.add(country, weight);
        byName.putIfAbsent(country + "|" + place.getName(), place);
        if (place.getLat() == null) {
            byName.putIfAbsent(country, place);
        } else {
            cities.computeIfAbsent(country, any -> new Votes<>()).add(place.getName(), weight);
        }
    }

    @Nullable
    Place winner() {
        String country = countries.leader();
        if (country == null) {
            return null;
        }
        Votes<String> inCountry = cities.get(country);
        String city = inCountry == null ? null : inCountry.leader();
        return city == null ? byName.get(country) : byName.get(country + "|" + city);
    }
}
