package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.ISTANBUL;
import static org.parley.enrich.Given.RIYADH;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.enrich.Given.state;
import static org.parley.enrich.Given.undated;
import static org.parley.schemas.EventKind.AGREEMENT;
import static org.parley.schemas.EventKind.CALL;
import static org.parley.schemas.EventKind.MEETING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.enrich.Given;
import org.parley.enrich.Given.MentionBuilder;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;

/** In whatever order the same mentions arrive, the same events come out. */
class ArrivalOrderTest {

    private static final Party[] LEADERS = {
        person("Keir Starmer", "GBR"), person("Emmanuel Macron", "FRA"), person("Friedrich Merz", "DEU"),
        person("Donald Trump", "USA"), person("Recep Tayyip Erdoğan", "TUR"), person("Giorgia Meloni", "ITA")
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldGroupMentionsTheSame(long seed) {
        // given
        List<Mention> mentions = stream();
        Set<Set<String>> inOrder = groups(new Resolving().told(mentions.toArray(Mention[]::new)));

        // when
        Collections.shuffle(mentions, new Random(seed));
        Resolving shuffled = new Resolving().told(mentions.toArray(Mention[]::new));

        // then: nearly all mentions are grouped as they were in order
        assertThat(agreement(inOrder, groups(shuffled))).isGreaterThan(0.97);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldMakeTheSameStateOfTheSameMentions(long seed) {
        // given
        List<EventMention> mentions = new ArrayList<>();
        for (EventStatus status :
                List.of(EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.PLANNED, EventStatus.DONE)) {
            int number = mentions.size();
            mentions.add(MentionMapper.toEventMention(
                    mention(MEETING, status)
                            .of(LEADERS[0], state("UKR"))
                            .when(on("2025-03-1" + number))
                            .where(number % 2 == 0 ? RIYADH : ISTANBUL)
                            .in("a" + number, "2025-03-0" + (number + 1) + "T10:00:00Z"),
                    1,
                    ""));
        }
        Event inOrder = EventAssembler.assemble(blank(), mentions);

        // when
        List<EventMention> other = new ArrayList<>(mentions);
        Collections.shuffle(other, new Random(seed));
        Event shuffled = EventAssembler.assemble(blank(), other);

        // then
        shuffled.setMentions(mentions);
        assertThat(shuffled).isEqualTo(inOrder);
    }

    @Test
    void shouldHaveSomethingToGroup() {
        // given, when
        Set<Set<String>> groups = groups(new Resolving().told(stream().toArray(Mention[]::new)));

        // then
        assertThat(groups).hasSize(36);
    }

    /** Two months of three sorts of events with six reports each: before and after, with and without a date, with parties left out. */
    private static List<Mention> stream() {
        List<Mention> mentions = new ArrayList<>();
        for (int happening = 0; happening < 36; happening++) {
            Instant day = Instant.parse("2025-01-05T12:00:00Z").plus(Duration.ofDays(happening * 5L / 3));
            String date = day.toString().substring(0, 10);
            Party leader = LEADERS[happening / 3 % LEADERS.length];
            for (int report = 0; report < 6; report++) {
                boolean before = report < 2;
                EventStatus status = before ? EventStatus.PLANNED : EventStatus.DONE;
                Instant published = day.plus(Duration.ofHours(before ? -30 + report : 8 + 4L * report));
                MentionBuilder told = mention(List.of(MEETING, CALL, AGREEMENT).get(happening % 3), status)
                        .of(report == 4 ? state(leader.getCountry()) : leader)
                        .of(report == 3 ? state("UKR") : person("Volodymyr Zelensky", "UKR"))
                        .when(report == 5 ? undated() : on(date))
                        .terms("topic" + happening % 12, leader.getCountry());
                mentions.add(told.in(Given.article("h" + happening + "r" + report, published.toString())));
            }
        }
        mentions.sort((one, other) -> one.getPublishedAt().compareTo(other.getPublishedAt()));
        return mentions;
    }

    private static Event blank() {
        Event event = new Event();
        event.setEventId("e");
        event.setRevision(0L);
        event.setDossier("ukraine");
        event.setKind(MEETING);
        return event;
    }

    private static Set<Set<String>> groups(Resolving resolving) {
        return resolving.standing().stream()
                .map(event -> event.getMentions().stream()
                        .map(EventMention::getMentionId)
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    /** Share of mentions whose group is exactly the same. */
    private static double agreement(Set<Set<String>> one, Set<Set<String>> other) {
        long same = one.stream().filter(other::contains).mapToLong(Set::size).sum();
        return (double) same / one.stream().mapToLong(Set::size).sum();
    }
}
