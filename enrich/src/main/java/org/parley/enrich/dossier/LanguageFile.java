package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.Folding;

/** One language's words while its files are read; compiles them with the actors and places to a lexicon. */
final class LanguageFile {

    private static final Map<String, Group> GROUPS = byKey(EnumSet.of(Group.TITLE, Group.THING, Group.CUE, Group.DATE));
    private static final Map<String, Group> TENSES = byKey(Group.TENSES);
    private static final Set<String> CYRILLIC = Set.of("uk", "ru");

    private record Word(Sense sense, String form, boolean proper) {}

    private final String language;
    private final List<Word> words = new ArrayList<>();
    private final List<String> common = new ArrayList<>();
    private final List<String> strip = new ArrayList<>();
    private final Set<String> endings = new HashSet<>();
    private final Map<String, String> soften = new HashMap<>();

    private static Map<String, Group> byKey(Set<Group> groups) {
        Map<String, Group> byKey = new TreeMap<>();
        groups.forEach(group -> byKey.put(group.key(), group));
        return byKey;
    }

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
                    @Nullable Group group = GROUPS.get(key);
                    if (group == null) {
                        throw node.wrong("unknown group; expected act or one of " + GROUPS.keySet());
                    }
                    node.fields().forEach((value, forms) -> words(group, value, forms));
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
        node.fields(TENSES.keySet())
                .forEach((tense, forms) -> words(Objects.requireNonNull(TENSES.get(tense)), act, forms));
    }

    /** Adds words of a group; those written with a capital match only with one. */
    void words(Group group, String value, YamlNode forms) {
        for (String form : forms.forms()) {
            words.add(new Word(new Sense.Word(group, value.intern()), form, isProper(form)));
        }
    }

    private static boolean isProper(String form) {
        return Character.isUpperCase(form.charAt(form.startsWith("=") ? 1 : 0));
    }

    List<String> common() {
        return common;
    }

    /** @param nearness which words the dossier is about */
    Lexicon compile(World world, Nearness nearness) {
        strip.sort(Comparator.comparingInt(String::length).reversed());
        LexiconBuilder lexicon = new LexiconBuilder(new Inflection(strip, endings, soften), nearness);
        for (Word word : words) {
            lexicon.add(word.sense(), word.form(), word.proper(), word.proper());
        }
        for (World.Named named : world.named()) {
            if (applies(named.language())) {
                named.forms().forEach(form -> lexicon.add(named.sense(), form, named.proper() && isProper(form), true));
            }
        }
        return lexicon.build(language);
    }

    private boolean applies(String wanted) {
        return wanted.equals(language)
                || wanted.equals("all") && !CYRILLIC.contains(language)
                || wanted.equals("cyr") && CYRILLIC.contains(language);
    }
}
