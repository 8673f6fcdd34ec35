package org.parley.enrich.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Party;
import org.parley.schemas.Side;

/**
 * Makes an event's state from all its mentions. The state is a function of the set of mentions alone, so that it comes out the same in
 * whatever order they arrived; only ids and the mentions' list remember the arrival. Stateless.
 */
final class EventAssembler {

    private static final Comparator<EventMention> BY_PUBLICATION =
            Comparator.comparing(EventAssembler::at).thenComparing(EventMention::getMentionId);
    private static final double ECHO = 0.5;
    private static final double SUREST = 0.99;

    private EventAssembler() {}

    /** The next state of {@code before} with these mentions, one revision on; at least one mention. */
    static Event assemble(Event before, List<EventMention> mentions) {
        List<EventMention> sorted = mentions.stream().sorted(BY_PUBLICATION).toList();
        LifeTracker life = new LifeTracker();
        PartyVotes parties = new PartyVotes(before.getKind());
        Votes<Integer> rounds = new Votes<>();
        for (EventMention mention : sorted) {
            life.tell(mention, at(mention));
            parties.add(mention);
            if (mention.getRound() != null) {
                rounds.add(mention.getRound(), mention.getConfidence());
            }
        }
        Event event = new Event();
        event.setEventId(before.getEventId());
        event.setRevision(before.getRevision() + 1);
        event.setDossier(before.getDossier());
        event.setKind(before.getKind());
        event.setStatus(life.status());
        event.setWhen(life.when());
        event.setWhere(life.where());
        event.setParties(parties.winners());
        event.setRound(rounds.leader());
        event.setTitle(title(event, sorted));
        event.setCodes(codes(event.getStatus(), sorted));
        List<Double> reports = IndependentReports.confidences(sorted);
        event.setConfidence(confidence(reports));
        event.setOutlets(outlets(mentions));
        event.setIndependentReports(reports.size());
        event.setLanguages(languages(mentions));
        event.setSides(sides(mentions));
        event.setFirstSeenAt(at(sorted.get(0)));
        event.setLastSeenAt(at(sorted.get(sorted.size() - 1)));
        event.setMentions(mentions);
        event.setHistory(life.history());
        return event;
    }

    /** When a report was published, or fetched where that is unknown. */
    static Instant at(EventMention mention) {
        Instant published = mention.getPublishedAt();
        return published != null ? published : Objects.requireNonNullElse(mention.getReadAt(), Instant.EPOCH);
    }

    private static int outlets(List<EventMention> mentions) {
        return (int) mentions.stream()
                .map(mention -> mention.getOutlet().getName())
                .distinct()
                .count();
    }

    private static List<String> languages(List<EventMention> mentions) {
        Set<String> languages = new TreeSet<>();
        for (EventMention mention : mentions) {
            if (mention.getLanguage() != null) {
                languages.add(mention.getLanguage());
            }
        }
        return new ArrayList<>(languages);
    }

    private static List<Side> sides(List<EventMention> mentions) {
        Set<Side> sides = new TreeSet<>();
        mentions.forEach(mention -> sides.add(mention.getOutlet().getSide()));
        return new ArrayList<>(sides);
    }

    /** One report is as sure as it is; each further independent one halves what doubt it could. */
    private static double confidence(List<Double> reports) {
        List<Double> surestFirst =
                reports.stream().sorted(Comparator.reverseOrder()).toList();
        double doubt = 1 - surestFirst.get(0);
        for (double report : surestFirst.subList(1, surestFirst.size())) {
            doubt *= 1 - ECHO * report;
        }
        return Math.max(surestFirst.get(0), Math.min(SUREST, 1 - doubt));
    }

    /** The title of the report that says most of what the event says. */
    private static String title(Event event, List<EventMention> sorted) {
        Set<String> names = names(event.getParties());
        String place = Words.of(event.getWhere());
        EventMention best = sorted.get(0);
        double most = -1;
        for (EventMention mention : sorted) {
            double says = fit(names, names(mention.getParties()))
                    + (Objects.equals(place, Words.of(mention.getWhere())) ? 0.5 : 0)
                    + (mention.getStatus() == event.getStatus() ? 0.1 : 0)
                    + 0.1 * mention.getConfidence();
            if (!mention.getTitle().isEmpty() && says > most + 1e-9) {
                most = says;
                best = mention;
            }
        }
        return best.getTitle();
    }

    private static Set<String> names(List<Party> parties) {
        Set<String> names = new HashSet<>();
        parties.forEach(party -> names.add(party.getName()));
        return names;
    }

    private static double fit(Set<String> wanted, Set<String> told) {
        Set<String> shared = new HashSet<>(wanted);
        shared.retainAll(told);
        int all = wanted.size() + told.size() - shared.size();
        return all == 0 ? 0 : (double) shared.size() / all;
    }

    /** A record's own hash walks its schema: votes are for its parts. */
    private record Codes(String cameo, String plover) {}

    private static EventCodes codes(EventStatus status, List<EventMention> sorted) {
        Votes<Codes> fitting = new Votes<>();
        Votes<Codes> any = new Votes<>();
        for (EventMention mention : sorted) {
            EventCodes told = mention.getCodes();
            if (told != null) {
                Codes codes = new Codes(told.getCameo(), told.getPlover());
                any.add(codes, mention.getConfidence());
                if (mention.getStatus() == status) {
                    fitting.add(codes, mention.getConfidence());
                }
            }
        }
        @Nullable Codes leader = fitting.leader() == null ? any.leader() : fitting.leader();
        return leader == null ? new EventCodes() : new EventCodes(leader.cameo(), leader.plover());
    }
}
