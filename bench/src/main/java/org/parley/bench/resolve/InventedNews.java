package org.parley.bench.resolve;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;
import org.parley.schemas.Place;
import org.parley.schemas.RecordIds;
import org.parley.schemas.Side;
import org.parley.schemas.TextField;
import org.parley.schemas.Topics;

/**
 * Mentions of invented happenings, in the order in which sixty outlets would bring them: states with two persons each, all kinds, a third
 * of the reports without a date or a place, a third of them copies. A seed always gives the same. Not thread-safe.
 */
final class InventedNews {

    static final String DOSSIER = "ukraine";

    private static final int OUTLETS = 60;
    private static final int TOPICS = 400;
    private static final int SKETCH = 64;
    private static final EventKind[] KINDS = Arrays.stream(EventKind.values())
            .filter(kind -> kind != EventKind.UNKNOWN)
            .toArray(EventKind[]::new);

    private final Random random;
    private final Instant start;
    private final double happeningsPerDay;
    private final int states;
    private int happenings;
    private int articles;

    /** @param states between which things happen, two persons to each */
    InventedNews(long seed, Instant start, double happeningsPerDay, int states) {
        this.random = new Random(seed);
        this.start = start;
        this.happeningsPerDay = happeningsPerDay;
        this.states = states;
        if (Topics.ALL.isEmpty()) {
            throw new IllegalStateException("the topics vouch for their records");
        }
    }

    private record Happening(
            EventKind kind, Party one, Party other, LocalDate day, Place place, List<String> terms, int[] agencyText) {}

    /** All reports of the next happenings, on average so many each, by publication. */
    List<Mention> next(int count, int reportsEach) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = start.plusMillis((long) (happenings++ / happeningsPerDay * 86_400_000L));
            Happening happening = happening(at);
            int reports = 1 + random.nextInt(2 * reportsEach - 1);
            for (int report = 0; report < reports; report++) {
                boolean before = report < reports / 3;
                long minutes = before ? -random.nextInt(3 * 24 * 60) : random.nextInt(2 * 24 * 60);
                mentions.add(mention(happening, before, at.plusSeconds(60 * minutes)));
            }
        }
        mentions.sort((a, b) -> a.getPublishedAt().compareTo(b.getPublishedAt()));
        return mentions;
    }

    private Happening happening(Instant at) {
        int one = random.nextInt(states);
        int other = (one + 1 + random.nextInt(states - 1)) % states;
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            terms.add("topic" + random.nextInt(TOPICS));
        }
        int city = random.nextInt(2 * states);
        Place place = new Place("City " + city, "S" + city / 2, -60.0 + city, -170.0 + 3.0 * city);
        return new Happening(
                KINDS[random.nextInt(KINDS.length)],
                person(one),
                person(other),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                place,
                terms,
                sketch());
    }

    private Party person(int state) {
        return new Party(
                "Person " + (2 * state + random.nextInt(2)), PartyType.PERSON, "S" + state, PartyRole.PARTICIPANT);
    }

    private Mention mention(Happening happening, boolean before, Instant published) {
        String articleId = "article-" + articles++;
        int outlet = random.nextInt(OUTLETS);
        boolean copy = random.nextInt(3) == 0;
        return Mention.newBuilder()
                .setMentionId(RecordIds.mention(DOSSIER, articleId, 1, 0))
                .setDossier(DOSSIER)
                .setArticleId(articleId)
                .setOrdinal(0)
                .setArticleUrl("https://outlet" + outlet + ".example/" + articleId)
                .setArticleTitle("What " + happening.one().getName() + " agreed with "
                        + happening.other().getName())
                .setOutlet(new Outlet("Outlet " + outlet, "S" + outlet % states, Side.values()[outlet % 4]))
                .setLanguage(outlet % 3 == 0 ? "uk" : outlet % 3 == 1 ? "ru" : "en")
                .setPublishedAt(published)
                .setReadAt(published)
                .setKind(happening.kind())
                .setStatus(before ? EventStatus.PLANNED : EventStatus.DONE)
                .setTitle(happening.one().getName() + " – " + happening.other().getName())
                .setWhen(random.nextInt(3) == 0 ? new EventTime() : day(happening.day()))
                .setWhere(random.nextInt(3) == 0 ? null : happening.place())
                .setParties(List.of(asTold(happening.one()), asTold(happening.other())))
                .setCodes(new EventCodes("040", "CONSULT"))
                .setConfidence(0.5 + random.nextDouble() / 2)
                .setEvidence(evidence(happening))
                .setEvidenceTerms(happening.terms().subList(0, 4 + random.nextInt(4)))
                .setTextFingerprint(random.nextLong())
                .setTextSketch(bytes(copy ? happening.agencyText() : sketch()))
                .setCredit(copy && random.nextBoolean() ? "Reuters" : null)
                .build();
    }

    private static Evidence evidence(Happening happening) {
        String sentence = happening.one().getName() + " and "
                + happening.other().getName() + " spoke about " + String.join(" and ", happening.terms()) + ".";
        return new Evidence(TextField.TEXT, sentence, 0, sentence.length(), "meet.past", List.of());
    }

    private Party asTold(Party person) {
        return random.nextInt(5) > 0
                ? person
                : new Party(person.getCountry(), PartyType.STATE, person.getCountry(), PartyRole.PARTICIPANT);
    }

    private static EventTime day(LocalDate day) {
        return EventTime.newBuilder()
                .setStart(day)
                .setPrecision(DatePrecision.DAY)
                .build();
    }

    private int[] sketch() {
        return random.ints(SKETCH).toArray();
    }

    private static ByteBuffer bytes(int[] hashes) {
        ByteBuffer sketch = ByteBuffer.allocate(hashes.length * Integer.BYTES);
        Arrays.stream(hashes).boxed().sorted(Integer::compareUnsigned).forEach(sketch::putInt);
        return sketch.flip();
    }
}
