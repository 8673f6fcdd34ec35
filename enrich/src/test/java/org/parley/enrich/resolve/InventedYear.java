package org.parley.enrich.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.Given;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;
import org.parley.schemas.Place;

/**
 * An invented year: three hundred happenings and more as twelve outlets in seven languages tell them and as a fallible extraction reads them. Each
 * report is missed, or has its fields mistaken, as often as {@link Misreading} says. Pairs meet again and again, some within days.
 */
final class InventedYear {

    private static final int HAPPENINGS = 320;
    private static final int DAYS = 360;
    private static final int OUTLETS = 12;
    private static final String[] LANGUAGES = {"uk", "ru", "en", "pl", "de", "fr", "tr"};
    private static final String[] STATES = {
        "GBR", "FRA", "DEU", "ITA", "TUR", "POL", "SAU", "CHN", "IND", "CZE", "NOR", "CAN", "JPN", "ROU", "ESP"
    };

    /** Of the outlets' own articles, before some are missed; the first is the commonest. */
    private static final EventKind[] KINDS = {
        EventKind.MEETING,
        EventKind.MEETING,
        EventKind.MEETING,
        EventKind.MEETING,
        EventKind.CALL,
        EventKind.CALL,
        EventKind.AGREEMENT,
        EventKind.EXCHANGE,
        EventKind.PROPOSAL,
        EventKind.REJECTION,
        EventKind.CEASEFIRE
    };

    static final Place[] CITIES = {
        Given.RIYADH,
        Given.JEDDAH,
        Given.ISTANBUL,
        Given.WASHINGTON,
        Given.ROME,
        Given.place("Geneva", "CHE", 46.2, 6.15),
        Given.place("Kyiv", "UKR", 50.45, 30.52),
        Given.place("Moscow", "RUS", 55.76, 37.62),
        Given.place("Paris", "FRA", 48.86, 2.35),
        Given.place("London", "GBR", 51.51, -0.13),
        Given.place("Berlin", "DEU", 52.52, 13.4),
        Given.place("Ankara", "TUR", 39.93, 32.86)
    };

    private final Random random;
    private final Misreading misreading;
    private final String name;
    private final Instant start;
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, String> gold = new HashMap<>();
    private int articles;

    private InventedYear(String name, String day, long seed) {
        this.name = name;
        this.start = Instant.parse(day + "T00:00:00Z");
        this.random = new Random(seed);
        this.misreading = new Misreading(random);
    }

    /** The year from a day on; the name keeps the articles of two of them apart. */
    static InventedYear from(String name, String day, long seed) {
        InventedYear year = new InventedYear(name, day, seed);
        Happening last = null;
        for (int number = 0; number < HAPPENINGS; number++) {
            last = year.happening(number, last);
            year.tell(last);
        }
        year.mentions.sort((one, other) -> one.getPublishedAt().compareTo(other.getPublishedAt()));
        return year;
    }

    /** By publication. */
    List<Mention> mentions() {
        return new ArrayList<>(mentions);
    }

    /** Mention id → happening; what was read where nothing happened is not in it. */
    Map<String, String> gold() {
        return gold;
    }

    /** What took place, as nobody tells it. */
    record Happening(
            String name,
            EventKind kind,
            int day,
            List<Party> parties,
            @Nullable Place place,
            String[] terms,
            int round) {}

    private Happening happening(int number, @Nullable Happening last) {
        int day = 4 + random.nextInt(DAYS);
        EventKind kind = KINDS[random.nextInt(KINDS.length)];
        List<Party> parties = parties(kind);
        if (last != null && random.nextInt(10) < 2) {
            // The same pair again a few days later.
            kind = last.kind();
            parties = last.parties();
            day = last.day() + 3 + random.nextInt(9);
        }
        int round = kind == EventKind.MEETING && random.nextInt(6) == 0 ? 1 + random.nextInt(5) : 0;
        Place place = kind == EventKind.MEETING ? CITIES[random.nextInt(CITIES.length)] : null;
        String[] terms = {"topic" + random.nextInt(25), "topic" + random.nextInt(25), "figure" + random.nextInt(90)};
        return new Happening(name + "-" + number, kind, day, parties, place, terms, round);
    }

    private List<Party> parties(EventKind kind) {
        if (kind != EventKind.MEETING && kind != EventKind.CALL) {
            return switch (random.nextInt(3)) {
                case 0 -> List.of(Given.state("UKR"), Given.state("RUS"));
                case 1 -> List.of(Given.state("UKR"), Given.state(STATES[random.nextInt(STATES.length)]));
                default -> List.of(Given.state("RUS"), Given.state("USA"));
            };
        }
        boolean russian = random.nextInt(4) == 0;
        Party one = official(russian ? "RUS" : "UKR");
        Party other = official(random.nextInt(3) == 0 ? "USA" : STATES[random.nextInt(STATES.length)]);
        return random.nextInt(12) == 0
                ? List.of(one, other, official(STATES[random.nextInt(3)] + ""))
                : List.of(one, other);
    }

    /** The head of state mostly, else the minister. */
    private Party official(String state) {
        return Given.person((random.nextInt(3) == 0 ? "Minister of " : "Leader of ") + state, state);
    }

    private void tell(Happening happening) {
        int reports = 1 + (int) Math.min(14, -4 * Math.log(1 - random.nextDouble()));
        boolean encounter = PartyLikeness.isEncounter(happening.kind());
        for (int report = 0; report < reports; report++) {
            boolean before = encounter && random.nextInt(10) < 3;
            int lag = before ? -1 - random.nextInt(random.nextInt(5) == 0 ? 12 : 3) : lag();
            if (misreading.misses()) {
                continue;
            }
            report(happening, lag, before);
        }
    }

    /** Mostly the day itself or the next, now and then weeks later. */
    private int lag() {
        int chance = random.nextInt(20);
        return chance < 12 ? 0 : chance < 17 ? 1 : chance < 19 ? 2 + random.nextInt(3) : 5 + random.nextInt(16);
    }

    private void report(Happening happening, int lag, boolean before) {
        int hour = lag == 0 ? 10 + random.nextInt(13) : random.nextInt(24);
        Instant published = start.plus(Duration.ofDays(happening.day() + lag))
                .plus(Duration.ofMinutes(60L * hour + random.nextInt(60)));
        int number = articles++;
        var article = Given.article(name + "-" + number, published.toString());
        int outlet = random.nextInt(OUTLETS);
        article.setOutlet(Given.outlet("Outlet " + outlet));
        article.setLanguage(LANGUAGES[outlet % LANGUAGES.length]);
        EventStatus status = before ? EventStatus.PLANNED : EventStatus.DONE;
        Mention mention = misreading.read(happening, status, start, lag).in(article);
        mentions.add(mention);
        gold.put(mention.getMentionId(), happening.name());
        if (misreading.imagines()) {
            // Of nothing that happened: the article's other parties and days, wrongly joined.
            Happening nothing = happening(articles, null);
            Happening near = new Happening(
                    "none", nothing.kind(), happening.day(), nothing.parties(), nothing.place(), nothing.terms(), 0);
            mentions.add(misreading.read(near, status, start, lag).in(article, 1));
        }
    }
}
