package org.parley.enrich.resolve;

import static org.parley.enrich.resolve.Score.NOT_COMPARED;

import java.util.Objects;
import org.parley.schemas.Place;

/**
 * How well the places of two sketches agree, 0 to 1. Cities a short drive apart are one place (a summit's venue, Rome and the Vatican); a
 * country alone agrees with each of its cities. Thread-safe.
 */
final class PlaceLikeness {

    private static final double EARTH_KM = 6371;

    private final ResolverSettings settings;

    PlaceLikeness(ResolverSettings settings) {
        this.settings = settings;
    }

    double of(EventSketch left, EventSketch right) {
        Place a = left.where();
        Place b = right.where();
        if (a == null || b == null) {
            return NOT_COMPARED;
        }
        boolean sameCountry = a.getCountry() != null && Objects.equals(a.getCountry(), b.getCountry());
        if (a.getName().equalsIgnoreCase(b.getName())
                && (sameCountry || a.getCountry() == null || b.getCountry() == null)) {
            return 1;
        }
        if (sameCountry && (isWhole(a) || isWhole(b))) {
            return 0.97;
        }
        if (!isWhole(a) && !isWhole(b) && isNear(a, b)) {
            return 0.95;
        }
        return sameCountry ? settings.otherCity() : settings.otherCountry();
    }

    /** A place without coordinates is taken for a country or region: it may contain the other. */
    private static boolean isWhole(Place place) {
        return place.getLat() == null
                || place.getLon() == null
                || place.getName().equalsIgnoreCase(place.getCountry());
    }

    private boolean isNear(Place a, Place b) {
        // Most are told apart by their latitude alone.
        double degrees = Math.abs(a.getLat() - b.getLat());
        return Math.toRadians(degrees) * EARTH_KM <= settings.samePlaceKilometres()
                && kilometres(a, b) <= settings.samePlaceKilometres();
    }

    private static double kilometres(Place a, Place b) {
        double latA = Math.toRadians(a.getLat());
        double latB = Math.toRadians(b.getLat());
        double byLat = Math.pow(Math.sin((latB - latA) / 2), 2);
        double byLon = Math.pow(Math.sin(Math.toRadians(b.getLon() - a.getLon()) / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.sqrt(byLat + Math.cos(latA) * Math.cos(latB) * byLon));
    }
}
