package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.enrich.watch.AlertRules;
import org.parley.enrich.watch.EventWatch;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Event;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;

/** Invented months come out as the happenings that they tell of, in order, mixed up, and read from an archive in between other news. */
class InventedMonthsTest {

    private final InventedMonths months = InventedMonths.from("spring", "2025-03-01", 1);

    @Test
    void shouldFindTheHappenings() {
        // when
        Bcubed found = Bcubed.of(months.gold(), found(told(months.mentions())));

        // then
        assertThat(found.f1()).as("%s", found).isGreaterThan(0.95);
        assertThat(found.split()).as("%s", found).isLessThanOrEqualTo(1.10);
        assertThat(found.merged()).as("%s", found).isLessThanOrEqualTo(1.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFindNearlyTheSameInAnyOrder(long seed) {
        // given
        Map<String, String> inOrder = found(told(months.mentions()));
        List<Mention> shuffled = months.mentions();
        Collections.shuffle(shuffled, new Random(seed));

        // when
        Map<String, String> mixedUp = found(told(shuffled));

        // then
        assertThat(Bcubed.of(inOrder, mixedUp).f1()).isGreaterThan(0.95);
        assertThat(Bcubed.of(months.gold(), mixedUp).f1()).isGreaterThan(0.92);
    }

    @Test
    void shouldReadAnArchiveInBetweenTodaysNews() {
        // given: the same pairs a year before
        InventedMonths archive = InventedMonths.from("archive", "2024-03-01", 2);
        List<Mention> today = months.mentions();
        List<Mention> old = archive.mentions();
        List<Mention> mixed = new ArrayList<>();
        for (int i = 0; i < Math.max(today.size(), old.size()); i++) {
            today.stream().skip(i).limit(1).forEach(mixed::add);
            old.stream().skip(i).limit(1).forEach(mixed::add);
        }

        // when
        Map<String, String> found = found(told(mixed));

        // then: no event holds reports of both, and today's events are those of a day without an archive
        Map<String, String> gold = new HashMap<>(months.gold());
        gold.putAll(archive.gold());
        assertThat(Bcubed.of(gold, found).f1()).isGreaterThan(0.95);
        assertThat(Bcubed.of(found(told(today)), found).f1()).isEqualTo(1.0);
    }

    @Test
    void shouldAlertOnceOfEachNewEncounter() {
        // given
        EventWatch watch = new EventWatch(AlertRules.shipped());
        Map<String, Alert> threads = new HashMap<>();
        List<String> told = new ArrayList<>();

        // when
        for (Event event : told(months.mentions()).published) {
            for (Alert alert : watch.alerts(event, threads::get, event.getLastSeenAt())) {
                threads.put(alert.getThreadKey(), alert);
                if (alert.getAction() == AlertAction.NEW) {
                    told.add(months.gold().get(event.getMentions().get(0).getMentionId()));
                }
            }
        }

        // then
        assertThat(told).doesNotHaveDuplicates();
        assertThat(told).containsExactlyInAnyOrderElementsOf(announced());
    }

    private Set<String> announced() {
        Set<String> announced = new HashSet<>();
        for (Mention mention : months.mentions()) {
            if (mention.getStatus() == EventStatus.PLANNED) {
                announced.add(months.gold().get(mention.getMentionId()));
            }
        }
        return announced;
    }

    private static Resolving told(List<Mention> mentions) {
        return new Resolving().told(mentions.toArray(Mention[]::new));
    }

    private static Map<String, String> found(Resolving resolving) {
        Map<String, String> found = new HashMap<>();
        resolving.standing().forEach(event -> event.getMentions()
                .forEach(mention -> found.put(mention.getMentionId(), event.getEventId())));
        return found;
    }
}
