package org.parley.enrich.extract;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateRange;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/** An event while an article is read: what one or several sentences say of it so far. */
final class Draft {

    /** Who takes part: a person, or a body when {@code person} is null. */
    record Who(String code, @Nullable Person person) {}

    final EventKind kind;
    final TaggedSentence sentence;
    final String rule;
    final Map<Who, PartyRole> parties = new LinkedHashMap<>();
    EventStatus status;
    /** Whether the words say the status, or it is only the usual one. */
    boolean statusSaid;
    /** Told in the present tense: a weekday is then the coming one. */
    boolean present;

    @Nullable
    DateRange when;
    /** Whether the words give the date, or it is that of publication. */
    boolean dateSaid;

    @Nullable
    Ref place;

    @Nullable
    Integer round;

    @Nullable
    Span trigger;

    String topic = "";
    /** Whence the parties were taken that the clause doesn't name; empty when it names them. */
    String echo = "";
    /** The clause that the rule read, as token positions in its sentence. */
    int clauseFrom;

    int clauseTo;
    /** The probability that it is right. */
    double confidence;

    int tellings = 1;

    Draft(EventKind kind, EventStatus status, TaggedSentence sentence, String rule) {
        this.kind = kind;
        this.status = status;
        this.sentence = sentence;
        this.rule = rule;
    }

    /** Adds a party; a person makes the bare state of the same code needless. */
    void add(String code, @Nullable Person person, PartyRole role) {
        if (person == null) {
            if (parties.keySet().stream().noneMatch(who -> who.code().equals(code))) {
                parties.put(new Who(code, null), role);
            }
            return;
        }
        parties.remove(new Who(code, null));
        parties.putIfAbsent(new Who(code, person), role);
    }

    void add(Ref ref, PartyRole role) {
        if (ref.code() != null) {
            add(ref.code(), ref.person(), role);
        }
    }

    Draft copy() {
        Draft copy = at(place, when);
        copy.dateSaid = dateSaid;
        copy.tellings = tellings;
        return copy;
    }

    /** The same event at another time and place. */
    Draft at(@Nullable Ref newPlace, @Nullable DateRange newWhen) {
        Draft copy = new Draft(kind, status, sentence, rule);
        copy.parties.putAll(parties);
        copy.statusSaid = statusSaid;
        copy.present = present;
        copy.when = newWhen;
        copy.dateSaid = newWhen != null;
        copy.place = newPlace;
        copy.round = round;
        copy.trigger = trigger;
        copy.topic = topic;
        copy.echo = echo;
        copy.clauseFrom = clauseFrom;
        copy.clauseTo = clauseTo;
        return copy;
    }

    Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        for (Who who : parties.keySet()) {
            codes.add(who.code());
        }
        return codes;
    }

    boolean hasPerson() {
        return parties.keySet().stream().anyMatch(who -> who.person() != null);
    }
}
