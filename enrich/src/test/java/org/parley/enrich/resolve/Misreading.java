package org.parley.enrich.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.parley.enrich.Given;
import org.parley.enrich.Given.MentionBuilder;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Party;
import org.parley.schemas.Place;

/**
 * Reads happenings as badly as the extraction does on labelled reports (docs/extraction.md): of what is found, status .88, day .84, place .80, persons
 * .80 right, parties mostly; three in ten reports missed; one finding in twelve of nothing. Not thread-safe.
 */
final class Misreading {

    private static final double MISSED = 0.3;
    private static final double IMAGINED = 0.08;

    private final Random random;

    Misreading(Random random) {
        this.random = random;
    }

    boolean misses() {
        return random.nextDouble() < MISSED;
    }

    boolean imagines() {
        return random.nextDouble() < IMAGINED;
    }

    /** What is read in a report that is published some days after the happening. */
    MentionBuilder read(InventedYear.Happening happening, EventStatus status, Instant start, int lag) {
        MentionBuilder told = Given.mention(happening.kind(), status(status));
        parties(happening.parties()).forEach(told::of);
        told.when(when(happening.day(), lag, start));
        if (happening.place() != null) {
            double chance = random.nextDouble();
            if (chance < 0.80) {
                told.where(happening.place());
            } else if (chance < 0.86) {
                told.where(country(happening.place()));
            } else if (chance < 0.92) {
                told.where(InventedYear.CITIES[random.nextInt(InventedYear.CITIES.length)]);
            }
        }
        if (happening.round() > 0 && random.nextInt(10) < 4) {
            told.round(happening.round());
        }
        List<String> terms = new ArrayList<>();
        for (String term : happening.terms()) {
            if (random.nextInt(10) < 4) {
                terms.add(term);
            }
        }
        if (random.nextInt(10) < 4) {
            terms.add("topic" + random.nextInt(25));
        }
        return told.terms(terms.toArray(String[]::new)).confidence(0.4 + 0.6 * random.nextDouble());
    }

    private EventStatus status(EventStatus right) {
        double chance = random.nextDouble();
        if (chance < 0.88) {
            return right;
        }
        return chance < 0.95
                ? (right == EventStatus.PLANNED ? EventStatus.DONE : EventStatus.PLANNED)
                : chance < 0.98 ? EventStatus.ONGOING : EventStatus.POSTPONED;
    }

    /** Right, missing, a day off, the publication's, or just the week. */
    private EventTime when(int day, int lag, Instant start) {
        double chance = random.nextDouble();
        if (chance < 0.08) {
            return Given.undated();
        }
        if (chance < 0.13) {
            return Given.on(date(start, day + (random.nextBoolean() ? 1 : -1)));
        }
        if (chance < 0.16) {
            return Given.on(date(start, day + lag));
        }
        return chance < 0.18 ? Given.roughly(date(start, day - 2), DatePrecision.WEEK) : Given.on(date(start, day));
    }

    private List<Party> parties(List<Party> right) {
        List<Party> read = new ArrayList<>();
        for (Party party : right) {
            read.add(random.nextDouble() < 0.20 ? Given.state(party.getCountry()) : party);
        }
        double chance = random.nextDouble();
        if (chance < 0.06) {
            read.remove(random.nextInt(read.size()));
        } else if (chance < 0.13) {
            String[] strangers = {"USA", "TUR", "EU", "SAU", "GBR"};
            read.add(Given.state(strangers[random.nextInt(strangers.length)]));
        }
        return read;
    }

    private static Place country(Place city) {
        return Place.newBuilder()
                .setName(city.getCountry())
                .setCountry(city.getCountry())
                .build();
    }

    private static String date(Instant start, int day) {
        return start.plus(Duration.ofDays(day)).toString().substring(0, 10);
    }
}
