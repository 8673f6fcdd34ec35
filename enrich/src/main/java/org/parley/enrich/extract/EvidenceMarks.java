package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.Token;
import org.parley.schemas.TextSpan;

/** Finds the words of the evidence that a mention was read from, so that a person sees at a glance why a sentence counts. */
final class EvidenceMarks {

    private EvidenceMarks() {}

    /** Trigger, parties, place and date of the draft as its sentence words them, from the sentence's first character. */
    static List<TextSpan> of(Draft draft) {
        TaggedSentence sentence = draft.sentence;
        BitSet marked = new BitSet();
        if (draft.trigger != null && sentence.spans().contains(draft.trigger)) {
            marked.set(draft.trigger.from(), draft.trigger.to());
        }
        for (Ref ref : sentence.refs()) {
            if (isParty(draft, ref) || isPlace(draft, ref)) {
                marked.set(ref.from(), ref.to());
            }
        }
        if (draft.dateSaid) {
            sentence.dates().forEach(date -> marked.set(date.from(), date.to()));
        }
        return spans(sentence, marked);
    }

    private static boolean isParty(Draft draft, Ref ref) {
        return ref.type() != Ref.Type.PLACE
                && draft.parties.keySet().stream()
                        .anyMatch(who -> who.code().equals(ref.code())
                                && (ref.person() == null || ref.person().equals(who.person())));
    }

    private static boolean isPlace(Draft draft, Ref ref) {
        @Nullable Ref place = draft.place;
        return place != null
                && ref.type() == Ref.Type.PLACE
                && Objects.equals(ref.site(), place.site())
                && Objects.equals(ref.code(), place.code());
    }

    /** Marked tokens that follow one another become one run of characters. */
    private static List<TextSpan> spans(TaggedSentence sentence, BitSet marked) {
        List<Token> tokens = sentence.tokens();
        int start = sentence.sentence().start();
        List<TextSpan> spans = new ArrayList<>();
        for (int from = marked.nextSetBit(0); from >= 0; ) {
            int to = marked.nextClearBit(from);
            spans.add(new TextSpan(
                    tokens.get(from).start() - start, tokens.get(to - 1).end() - start));
            from = marked.nextSetBit(to);
        }
        return spans;
    }
}
