package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.enrich.text.Folding;

/** One language's words while its files are read; compiles them with the actors and places to a lexicon. */
final class LanguageFile {

    private static final Set<String> GROUPS = Set.of("title", "thing", "act", "cue", "date");
    private static final Set<String> TENSES = Set.of("past", "present", "future", "base", "passive");
    private static final Set<String> CYRILLIC = Set.of("uk", "ru");

    private record Word(Sense sense, String form, boolean proper) {}

    private final String language;
    private final List<Word> words = new ArrayList<>();
    private final List<String> common = new ArrayList<>();
    private final List<String> strip = new ArrayList<>();
    private final Set<String> endings = new HashSet<>();
    private final Map<String, String> soften = new HashMap<>();

    LanguageFile(String language) {
        this.language = language;
    }

    void read(YamlNode file) {
        file.fields().forEach((key, node) -> {
            switch (key) {
                case "common" -> common.addAll(List.of(node.text().split("\\s+")));
                case "inflection" -> readInflection(node);
                case "act" -> node.fields().forEach(this::readAct);
                default -> {
                    if (!GROUPS.contains(key)) {
                        throw node.wrong("unknown group; expected one of " + GROUPS);
                    }
                    node.fields().forEach((value, forms) -> words(key, value, forms));
                }
            }
        });
    }

    private void readInflection(YamlNode node) {
        node.fields(Set.of("strip", "endings", "soften")).forEach((key, value) -> {
            List<String> parts = List.of(value.text().split("\\s+"));
            switch (key) {
                case "strip" -> parts.forEach(part -> strip.add(Folding.fold(part)));
                case "endings" -> parts.forEach(part -> endings.add(Folding.fold(part)));
                default -> parts.forEach(part -> soften.put(part.split(">")[0], part.split(">")[1]));
            }
        });
    }

    private void readAct(String act, YamlNode node) {
        node.fields(TENSES).forEach((tense, forms) -> words(tense, act, forms));
    }

    /** Adds words of a group; those written with a capital match only with one. */
    void words(String group, String value, YamlNode forms) {
        for (String form : forms.forms()) {
            words.add(new Word(new Sense.Word(group, value), form, isProper(form)));
        }
    }

    private static boolean isProper(String form) {
        return Character.isUpperCase(form.charAt(form.startsWith("=") ? 1 : 0));
    }

    List<String> common() {
        return common;
    }

    Lexicon compile(World world) {
        strip.sort(Comparator.comparingInt(String::length).reversed());
        Inflection inflection = new Inflection(strip, endings, soften);
        WordTrie trie = new WordTrie(endings);
        for (Word word : words) {
            add(trie, inflection, word.sense(), word.form(), word.proper(), word.proper());
        }
        for (World.Named named : world.named()) {
            if (applies(named.language())) {
                named.forms()
                        .forEach(form ->
                                add(trie, inflection, named.sense(), form, named.proper() && isProper(form), true));
            }
        }
        return new Lexicon(language, trie);
    }

    private boolean applies(String wanted) {
        return wanted.equals(language)
                || wanted.equals("all") && !CYRILLIC.contains(language)
                || wanted.equals("cyr") && CYRILLIC.contains(language);
    }

    private static void add(
            WordTrie trie, Inflection inflection, Sense sense, String form, boolean proper, boolean inflect) {
        String bare = form.startsWith("=") ? form.substring(1) : form;
        boolean upper = bare.length() <= 5
                && bare.length() > 1
                && bare.chars().allMatch(c -> Character.isUpperCase(c) || c == '.');
        for (List<WordTrie.Piece> pieces : inflection.pieces(form, inflect && !upper)) {
            if (!pieces.isEmpty()) {
                trie.add(pieces, new Entry(sense, proper, upper));
            }
        }
    }
}
