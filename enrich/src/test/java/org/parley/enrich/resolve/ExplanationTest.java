package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.JEDDAH;
import static org.parley.enrich.Given.RIYADH;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.enrich.Given.state;
import static org.parley.schemas.EventKind.MEETING;
import static org.parley.schemas.EventStatus.DONE;
import static org.parley.schemas.EventStatus.PLANNED;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void shouldTellReportByReportWhyItJoined() {
        // given
        Resolving resolving = new Resolving();
        resolving.told(
                mention(MEETING, PLANNED)
                        .of(person("Marco Rubio", "USA"), state("RUS"))
                        .when(on("2025-02-18"))
                        .where(RIYADH)
                        .title("Rubio – Russia meeting, Riyadh")
                        .in("a", "2025-02-16T10:00:00Z"),
                mention(MEETING, DONE)
                        .of(person("Marco Rubio", "USA"), person("Sergei Lavrov", "RUS"))
                        .when(on("2025-02-18"))
                        .where(JEDDAH)
                        .title("Rubio – Lavrov meeting")
                        .credit("Reuters")
                        .in("b", "2025-02-18T10:00:00Z"));

        // when
        List<String> lines = Explanation.of(resolving.only());

        // then
        assertThat(lines)
                .contains(
                        "  what        MEETING, DONE",
                        "  when        2025-02-18",
                        "    where: Riyadh, SAU (Outlet a) — Jeddah, SAU (Outlet b)",
                        "    2025-02-18T10:00:00Z  status: PLANNED → DONE  by "
                                + resolving.only().getMentions().get(1).getMentionId())
                .anyMatch(line -> line.contains("score 1.00: opened: nothing near"))
                .anyMatch(line -> line.contains("joined: parties") && line.contains("time 1.00, place 0.35"))
                .anyMatch(line -> line.endsWith("(rule test); credits Reuters"));
    }
}
