package org.parley.enrich.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.parley.enrich.Given;
import org.parley.enrich.Given.MentionBuilder;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;
import org.parley.schemas.Place;

/**
 * Two invented months of diplomacy as nine outlets in three languages tell them, and which happening each report is of: rounds of one
 * negotiation, a moved date, pairs that meet at one summit, calls on neighbouring days, announcements and reports without dates, parties
 * left out. The resolver's settings were never tuned on it.
 */
final class InventedMonths {

    private static final String[] LANGUAGES = {"en", "uk", "ru"};
    private static final Party UKRAINE = Given.person("Volodymyr Zelensky", "UKR");
    private static final Party[] LEADERS = {
        Given.person("A. Alder", "GBR"), Given.person("B. Birch", "FRA"), Given.person("C. Cedar", "DEU"),
        Given.person("D. Dogwood", "ITA"), Given.person("E. Elm", "TUR"), Given.person("F. Fir", "POL")
    };
    private static final Place[] CITIES = {
        Given.RIYADH, Given.ISTANBUL, Given.WASHINGTON, Given.ROME, Given.place("Geneva", "CHE", 46.2, 6.15)
    };

    private final Random random;
    private final Instant start;
    private final String name;
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, String> gold = new HashMap<>();
    private int articles;

    private InventedMonths(String name, Instant start, long seed) {
        this.name = name;
        this.start = start;
        this.random = new Random(seed);
    }

    /** The months from a day on; the name keeps the articles of two of them apart. */
    static InventedMonths from(String name, String day, long seed) {
        InventedMonths months = new InventedMonths(name, Instant.parse(day + "T00:00:00Z"), seed);
        months.rounds();
        months.calls();
        months.summit();
        months.visits();
        months.movedVisit();
        months.mentions.sort((one, other) -> one.getPublishedAt().compareTo(other.getPublishedAt()));
        return months;
    }

    /** By publication. */
    List<Mention> mentions() {
        return new ArrayList<>(mentions);
    }

    /** Mention id → happening. */
    Map<String, String> gold() {
        return gold;
    }

    private void rounds() {
        for (int round = 1; round <= 4; round++) {
            int day = 3 + 13 * round;
            Place city = CITIES[round % CITIES.length];
            tell("round" + round, EventKind.MEETING, day, city, round, Given.state("UKR"), Given.state("RUS"));
        }
    }

    private void calls() {
        for (int i = 0; i < 12; i++) {
            // Days 5, 6 and 7, then 20, 21 and 22 …: one pair speaks on neighbouring days.
            int day = 5 + 15 * (i / 3) + i % 3;
            tell("call" + i, EventKind.CALL, day, null, 0, UKRAINE, LEADERS[i / 6]);
        }
    }

    private void summit() {
        for (Party leader : LEADERS) {
            tell("summit" + leader.getCountry(), EventKind.MEETING, 33, Given.ROME, 0, UKRAINE, leader);
        }
    }

    private void visits() {
        for (int i = 0; i < 10; i++) {
            tell(
                    "visit" + i,
                    EventKind.MEETING,
                    2 + 5 * i + i / 7,
                    CITIES[i % 5],
                    0,
                    UKRAINE,
                    LEADERS[(i * 5 + 2) % 6]);
        }
    }

    /** Announced for one day, put off to another, held then. */
    private void movedVisit() {
        Party host = Given.person("G. Gum", "CHE");
        Place geneva = CITIES[4];
        for (int i = 0; i < 3; i++) {
            report(
                    "moved",
                    12,
                    i,
                    mention(EventKind.MEETING, EventStatus.PLANNED, host)
                            .when(day(16))
                            .where(geneva));
            report(
                    "moved",
                    15,
                    i,
                    mention(EventKind.MEETING, EventStatus.POSTPONED, host)
                            .when(day(24))
                            .where(geneva));
            report(
                    "moved",
                    24,
                    9 + i,
                    mention(EventKind.MEETING, EventStatus.DONE, host)
                            .when(day(24))
                            .where(geneva));
        }
    }

    private static MentionBuilder mention(EventKind kind, EventStatus status, Party other) {
        return Given.mention(kind, status).of(UKRAINE, other);
    }

    /** Three announcements and five reports; one without a date, one that names states only, one that leaves out the place. */
    private void tell(String happening, EventKind kind, int day, Place place, int round, Party one, Party other) {
        for (int report = 0; report < 8; report++) {
            boolean before = report < 3;
            MentionBuilder told = Given.mention(kind, before ? EventStatus.PLANNED : EventStatus.DONE);
            told.of(report == 4 ? Given.state(one.getCountry()) : one);
            told.of(report == 5 ? Given.state(other.getCountry()) : other);
            told.when(report == 7 && kind != EventKind.CALL ? Given.undated() : day(day));
            if (place != null && report != 6) {
                told.where(place);
            }
            if (round > 0 && report % 2 == 0) {
                told.round(round);
            }
            report(happening, before ? day - 1 : day, before ? 10 + report : 12 + report, told);
        }
    }

    private void report(String happening, int day, int hour, MentionBuilder told) {
        Instant published = start.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(60L * hour + random.nextInt(50)));
        var article = Given.article(name + "-" + articles, published.toString());
        article.setOutlet(Given.outlet("Outlet " + articles % 9));
        article.setLanguage(LANGUAGES[articles++ % LANGUAGES.length]);
        Mention mention = told.in(article);
        mentions.add(mention);
        gold.put(mention.getMentionId(), name + "-" + happening);
    }

    private org.parley.schemas.EventTime day(int day) {
        return Given.on(start.plus(Duration.ofDays(day)).toString().substring(0, 10));
    }
}
