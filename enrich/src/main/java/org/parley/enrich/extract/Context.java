package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateRange;
import org.parley.enrich.text.DateResolver;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventStatus;

/** What the sentences before the current one leave behind for pronouns, and the article's own date. */
final class Context {

    private static final int LONGEST_HEADING = 6;
    private static final int DATELINES = 2;

    private static final int SPOKEN_REACH = 2;

    final Dossier dossier;
    final LocalDate published;
    /** False when the article has no date: then no worded date can be resolved. */
    final boolean dated;

    /** Whether the language lets the object stand before the verb. */
    final boolean freeOrder;

    private final DateResolver resolver;
    /** The day that the text speaks of, from which "a day earlier" counts. */
    private LocalDate spokenOf;

    private int spokenAt;
    private DateFinder.@Nullable Found heading;
    private @Nullable Ref headingPlace;
    private List<Ref> lastParties = List.of();
    private @Nullable Ref lastPerson;

    Context(Dossier dossier, LocalDate published, boolean dated, boolean freeOrder) {
        this.freeOrder = freeOrder;
        this.dossier = dossier;
        this.published = published;
        this.dated = dated;
        this.resolver = new DateResolver(published);
        this.spokenOf = published;
    }

    /** Begins a sentence: the first day that it names is the one that it speaks of, else that of the sentences before. */
    void enter(TaggedSentence sentence) {
        for (DateFinder.Found date : sentence.dates()) {
            boolean counted = date.expression() instanceof DateExpression.Story;
            @Nullable DateRange day = counted ? null : resolve(date, EventStatus.DONE, true);
            if (day != null && day.isDay()) {
                spokenOf = day.last();
                spokenAt = sentence.index();
                return;
            }
        }
        if (sentence.index() - spokenAt > SPOKEN_REACH) {
            spokenOf = published;
        }
    }

    /** Whom "he" or "she" means. */
    @Nullable
    Ref lastPerson() {
        return lastPerson;
    }

    /** Whom "they" or "the two leaders" means. */
    List<Ref> lastParties() {
        return lastParties;
    }

    /** The day that a line of its own puts above what follows, as chronicles do: "November 23. Geneva." */
    DateFinder.@Nullable Found heading() {
        return heading;
    }

    /** The place that such a line gives. */
    @Nullable
    Ref headingPlace() {
        return headingPlace;
    }

    private void readHeading(TaggedSentence sentence) {
        boolean line = sentence.tokens().size() <= LONGEST_HEADING && sentence.index() > DATELINES;
        if (!line) {
            return;
        }
        if (sentence.dates().size() == 1) {
            heading = sentence.dates().get(0);
            headingPlace = null;
        }
        sentence.refs().stream()
                .filter(ref -> ref.site() != null)
                .findFirst()
                .ifPresent(ref -> headingPlace = heading == null ? null : ref);
    }

    void leave(TaggedSentence sentence) {
        readHeading(sentence);
        Map<String, Ref> parties = new LinkedHashMap<>();
        @Nullable Ref person = null;
        for (Ref ref : sentence.refs()) {
            if (ref.isParty() && ref.code() != null) {
                boolean replaces = ref.person() != null
                        && parties.containsKey(ref.code())
                        && parties.get(ref.code()).person() == null;
                if (replaces || !parties.containsKey(ref.code())) {
                    parties.put(ref.code(), ref);
                }
                person = person == null && ref.person() != null ? ref : person;
            }
        }
        if (person != null) {
            lastPerson = person;
        }
        if (parties.size() >= 2) {
            lastParties = new ArrayList<>(parties.values()).subList(0, Math.min(2, parties.size()));
        }
    }

    /** Resolves a date as the status looks; null when it cannot be. */
    @Nullable
    DateRange resolve(DateFinder.@Nullable Found found, EventStatus status, boolean said) {
        if (found == null) {
            return null;
        }
        boolean absolute = found.expression() instanceof DateExpression.Calendar calendar && calendar.year() != null;
        if (!dated && !absolute) {
            return null;
        }
        DateExpression.Tense tense =
                switch (status) {
                    case PLANNED -> DateExpression.Tense.FUTURE;
                    case DONE, ONGOING -> said ? DateExpression.Tense.PAST : DateExpression.Tense.OPEN;
                    default -> DateExpression.Tense.OPEN;
                };
        boolean counted = found.expression() instanceof DateExpression.Story;
        return (counted ? new DateResolver(spokenOf) : resolver)
                .resolve(found.expression(), tense)
                .orElse(null);
    }

    /** Resolves a date to the nearest day that it can mean, before or after publication; null when it cannot be. */
    @Nullable
    DateRange resolveNearest(DateFinder.Found found) {
        boolean absolute = found.expression() instanceof DateExpression.Calendar calendar && calendar.year() != null;
        return dated || absolute
                ? resolver.resolve(found.expression(), DateExpression.Tense.OPEN)
                        .orElse(null)
                : null;
    }

    DateRange publicationDay() {
        return new DateRange(published, null, DatePrecision.DAY);
    }
}
