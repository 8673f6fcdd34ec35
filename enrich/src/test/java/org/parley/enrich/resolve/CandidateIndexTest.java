package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.state;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.enrich.Given;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Party;

class CandidateIndexTest {

    private static final List<String> STATES = List.of("CHN", "DEU", "FRA", "GBR", "POL", "RUS", "TUR", "UKR", "USA");

    @Test
    void shouldFindEquallyNearEventsInTheSameOrderInEveryProcess() {
        // given: one proposal by each state, all of one day
        CandidateIndex index = new CandidateIndex(100);
        STATES.forEach(code -> index.put(proposal("by-" + code, state(code))));

        // when
        EventSketch joint = proposal("joint", STATES.stream().map(Given::state).toArray(Party[]::new));
        List<String> found = index.near(joint).stream()
                .map(sketch -> sketch.parties().codes().get(0))
                .toList();

        // then
        assertThat(found).containsExactlyElementsOf(STATES);
    }

    private static EventSketch proposal(String article, Party... by) {
        return EventSketch.of(mention(EventKind.PROPOSAL, EventStatus.DONE)
                .of(by)
                .when(on("2025-03-11"))
                .in(article, "2025-03-11T10:00:00Z"));
    }
}
