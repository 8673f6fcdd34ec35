package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.parley.schemas.Event;
import org.parley.schemas.Mention;

/** A resolver in memory, and all that came out of it. */
final class Resolving {

    final MemoryStores stores = new MemoryStores();
    final List<Event> published = new ArrayList<>();
    final Resolver resolver;
    private final FinalEvents finals = new FinalEvents();

    Resolving() {
        this(ResolverSettingsLoader.bundled().load("ukraine"));
    }

    Resolving(ResolverSettings settings) {
        resolver = new Resolver(settings, stores, stores);
    }

    Resolving told(Mention... mentions) {
        for (Mention mention : mentions) {
            List<Event> changed = resolver.resolve(mention, mention.getReadAt().toEpochMilli());
            published.addAll(changed);
            changed.forEach(finals::add);
        }
        return this;
    }

    List<Event> standing() {
        return finals.standing();
    }

    Event only() {
        assertThat(standing()).hasSize(1);
        return standing().get(0);
    }
}
