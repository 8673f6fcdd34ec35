package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Event;
import org.parley.schemas.Mention;

/** Whatever is thrown while a mention is resolved, stores and memory are as if it had never come. */
class AllOrNothingTest {

    @Test
    void shouldResolveTheRestAsIfTheFailedAttemptsHadNotBeen() {
        // given
        List<Mention> mentions =
                withEdits(InventedMonths.from("m", "2025-03-01", 5).mentions());
        Resolving undisturbed = new Resolving();
        BreakingStores stores = new BreakingStores();
        Resolver resolver = new Resolver(ResolverSettingsLoader.bundled().load("ukraine"), stores, stores);
        int failed = 0;

        // when each mention fails at its first look into the stores, then at its second, until none is left to fail at
        for (Mention mention : mentions) {
            List<Event> changed = null;
            for (int look = 1; changed == null; look++) {
                changed = stores.breakingAt(look, () -> resolver.resolve(mention, at(mention)));
                failed += changed == null ? 1 : 0;
            }

            // then
            assertThat(changed).isEqualTo(undisturbed.resolver.resolve(mention, at(mention)));
        }
        assertThat(failed).isGreaterThan(mentions.size());
        assertThat(stores.contents()).isEqualTo(contents(undisturbed.stores));
    }

    @Test
    void shouldWriteNothingOfAMentionThatFailed() {
        // given
        BreakingStores stores = new BreakingStores();
        Resolver resolver = new Resolver(ResolverSettingsLoader.bundled().load("ukraine"), stores, stores);
        Mention mention = InventedMonths.from("m", "2025-03-01", 5).mentions().get(0);
        stores.breakAt(1);

        // when
        assertThatThrownBy(() -> resolver.resolve(mention, 0)).isInstanceOf(IllegalStateException.class);

        // then
        assertThat(stores.contents()).isEmpty();
        assertThat(resolver.size()).isZero();
    }

    private static long at(Mention mention) {
        return mention.getReadAt().toEpochMilli();
    }

    /** Every fifth article is read again, edited: its reports are taken back and come again. */
    private static List<Mention> withEdits(List<Mention> mentions) {
        List<Mention> all = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            all.add(mentions.get(i));
            if (i % 5 == 4) {
                Mention before = mentions.get(i - 2);
                Mention again = Mention.newBuilder(before)
                        .setArticleRevision(2)
                        .setMentionId(before.getMentionId() + "-2")
                        .build();
                all.add(again);
                all.add(Mention.newBuilder(again).setClosesArticle(true).build());
            }
        }
        return all;
    }

    private static List<Event> contents(OpenEvents events) {
        List<Event> all = new ArrayList<>();
        events.forEach((event, touchedAt) -> all.add(event));
        all.sort((one, other) -> one.getEventId().compareTo(other.getEventId()));
        return all;
    }

    /** Stores that fail at a look that was chosen. */
    private static final class BreakingStores implements OpenEvents, ArticleTraces {

        private final MemoryStores stores = new MemoryStores();
        private int left;

        void breakAt(int look) {
            left = look;
        }

        /** What an attempt gives; null when it got as far as that look, and everything is as it was before. */
        List<Event> breakingAt(int look, Supplier<List<Event>> attempt) {
            List<Event> before = contents();
            int traces = stores.traces();
            breakAt(look);
            try {
                return attempt.get();
            } catch (IllegalStateException broken) {
                assertThat(contents()).isEqualTo(before);
                assertThat(stores.traces()).isEqualTo(traces);
                return null;
            }
        }

        List<Event> contents() {
            return AllOrNothingTest.contents(stores);
        }

        private void look() {
            if (--left == 0) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public Event get(String eventId) {
            look();
            return stores.get(eventId);
        }

        @Override
        public ArticleTrace get(String dossier, String articleId) {
            look();
            return stores.get(dossier, articleId);
        }

        @Override
        public void put(Event event, long touchedAt) {
            stores.put(event, touchedAt);
        }

        @Override
        public void remove(String eventId) {
            stores.remove(eventId);
        }

        @Override
        public void forEach(BiConsumer<Event, Long> action) {
            stores.forEach(action);
        }

        @Override
        public void put(String dossier, String articleId, ArticleTrace trace) {
            stores.put(dossier, articleId, trace);
        }

        @Override
        public void remove(String dossier, String articleId) {
            stores.remove(dossier, articleId);
        }
    }
}
