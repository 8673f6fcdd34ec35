package org.parley.desk.store;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.schemas.search.SearchFields;
import org.parley.schemas.search.Stemmer;

/**
 * What a person typed into the search field: words, each of which must occur in some form, and "phrases in quotes" that must occur
 * as they are. The last word may be unfinished. Immutable.
 */
final class SearchWords {

    private static final Pattern PART =
            Pattern.compile("[\"“„«]([^\"”“»]+)[\"”“»]|([\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’ʼ.-]*)");
    private static final int MOST_WORDS = 16;
    private static final int SHORTEST_BEGINNING = 3;

    private final List<String> phrases = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Set<String>> stems = new ArrayList<>();

    SearchWords(String typed, Stemmer stemmer) {
        Matcher parts = PART.matcher(typed);
        while (parts.find() && words.size() + phrases.size() < MOST_WORDS) {
            if (parts.group(1) != null) {
                phrases.add(parts.group(1).strip());
            } else {
                String word = parts.group(2).toLowerCase(Locale.ROOT);
                words.add(word);
                stems.add(new LinkedHashSet<>(stemmer.stems(word, null)));
            }
        }
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** Whether a word of a text, or one of its stems, is one of those searched for. */
    boolean hits(String word, Set<String> wordStems) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            if (lower.equals(words.get(i))
                    || last && lower.startsWith(words.get(i))
                    || stems.get(i).stream().anyMatch(wordStems::contains)) {
                return true;
            }
        }
        return phrases.stream()
                .anyMatch(phrase -> List.of(phrase.toLowerCase(Locale.ROOT).split("\\P{L}+", -1))
                        .contains(lower));
    }

    /** @param fields that hold the words as they were written */
    Query query(List<String> fields) {
        return Query.of(q -> q.bool(bool -> {
            for (int i = 0; i < words.size(); i++) {
                bool.must(wordQuery(words.get(i), stems.get(i), i == words.size() - 1, fields));
            }
            phrases.forEach(phrase -> bool.must(must ->
                    must.multiMatch(match -> match.fields(fields).query(phrase).type(TextQueryType.Phrase))));
            if (!words.isEmpty()) {
                String all = String.join(" ", words);
                bool.should(should -> should.match(match ->
                        match.field("title").query(all).operator(Operator.And).boost(3f)));
            }
            return bool;
        }));
    }

    private static Query wordQuery(String word, Set<String> stems, boolean unfinished, List<String> fields) {
        return Query.of(q -> q.bool(bool -> {
            bool.should(should ->
                    should.multiMatch(match -> match.fields(fields).query(word).operator(Operator.And)));
            if (!stems.isEmpty()) {
                List<FieldValue> values = stems.stream().map(FieldValue::of).toList();
                bool.should(should ->
                        should.terms(terms -> terms.field(SearchFields.STEMS).terms(list -> list.value(values))));
            }
            if (unfinished && word.length() >= SHORTEST_BEGINNING) {
                fields.forEach(field -> bool.should(
                        should -> should.prefix(prefix -> prefix.field(field).value(word))));
            }
            return bool.minimumShouldMatch("1");
        }));
    }
}
