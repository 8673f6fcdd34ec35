package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleTraceTest {

    @Test
    void shouldNameMentionsInTheSameOrderInEveryProcess() {
        // given
        ArticleTrace trace = new ArticleTrace(1, Map.of());

        // when
        for (String mentionId : new String[] {"g", "c", "a", "h", "e", "b", "f", "d"}) {
            trace = trace.with(mentionId, "event of " + mentionId);
        }

        // then
        assertThat(trace.eventIds().keySet()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Test
    void shouldReadWhatItWrote() {
        // given
        ArticleTrace trace = new ArticleTrace(3, Map.of("m2", "e1", "m1", "e2"));

        // when
        String text = trace.toText();

        // then
        assertThat(text).isEqualTo("3 m1=e2 m2=e1");
        assertThat(ArticleTrace.parse(text)).isEqualTo(trace);
    }
}
