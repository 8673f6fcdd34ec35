package org.parley.enrich.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;
import org.parley.schemas.Place;

/**
 * An event in the form in which a label and a mention are compared.
 *
 * @param codes of the states and organisations that take part
 * @param names of the persons; in a mention, of every party
 * @param optional may be found or left without blame; only labels are
 */
record ScoredEvent(
        EventKind kind,
        EventStatus status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        DatePrecision precision,
        @Nullable String place,
        @Nullable String country,
        Set<String> codes,
        List<String> names,
        boolean optional) {

    static ScoredEvent ofLabel(JsonNode label) {
        return new ScoredEvent(
                EventKind.valueOf(label.path("kind").textValue()),
                EventStatus.valueOf(label.path("status").textValue()),
                date(label.path("start")),
                date(label.path("end")),
                DatePrecision.valueOf(label.path("precision").asText("DAY")),
                label.path("place").textValue(),
                label.path("country").textValue(),
                new TreeSet<>(texts(label.path("parties"))),
                texts(label.path("persons")),
                label.path("optional").asBoolean());
    }

    static ScoredEvent ofMention(Mention mention) {
        Set<String> codes = new TreeSet<>();
        List<String> names = new ArrayList<>();
        for (Party party : mention.getParties()) {
            String country = party.getCountry();
            codes.add(country == null ? party.getName() : country);
            names.add(party.getName());
        }
        Place place = mention.getWhere();
        return new ScoredEvent(
                mention.getKind(),
                mention.getStatus(),
                mention.getWhen().getStart(),
                mention.getWhen().getEnd(),
                mention.getWhen().getPrecision(),
                place == null ? null : place.getName(),
                place == null ? null : place.getCountry(),
                codes,
                names,
                false);
    }

    /** Whether the label gives the very day, so that a mention can be right or wrong about it. */
    boolean hasDay() {
        return start != null && (precision == DatePrecision.DAY || precision == DatePrecision.MINUTE);
    }

    boolean isEncounter() {
        return kind == EventKind.MEETING || kind == EventKind.CALL;
    }

    boolean isAt(String otherPlace) {
        return place != null && plain(place).equals(plain(otherPlace));
    }

    /** Whether one of the names holds the person's last name. */
    boolean names(String person) {
        String last = plain(person.substring(person.lastIndexOf(' ') + 1));
        return names.stream().anyMatch(name -> plain(name).contains(last));
    }

    /** One line for a list of misses. */
    String line() {
        return "%s %s %s %s %s %s"
                .formatted(kind, status, codes, start, place, optional ? "optional" : "")
                .strip();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static @Nullable LocalDate date(JsonNode field) {
        return field.isTextual() ? LocalDate.parse(field.textValue()) : null;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.textValue()));
        return texts;
    }
}
