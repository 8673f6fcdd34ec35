package org.parley.enrich.dossier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actors and places of a dossier while its files are read, with the forms of each in every language. */
final class World {

    /** Forms of one sense in one language. */
    record Named(Sense sense, String language, List<String> forms, boolean proper) {}

    private static final Set<String> LANGUAGE_KEYS = Set.of("all", "cyr", "en", "uk", "ru", "pl", "de", "fr", "tr");

    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();

    Map<String, Actor> actors() {
        return actors;
    }

    Map<String, Site> capitals() {
        Map<String, Site> capitals = new LinkedHashMap<>();
        for (Site site : sites.values()) {
            String code = site.standsFor();
            if (code != null && !site.venue()) {
                capitals.putIfAbsent(code, site);
            }
        }
        return capitals;
    }

    List<Person> people() {
        return people;
    }

    List<Named> named() {
        return named;
    }

    Actor actor(String code, YamlNode where) {
        @Nullable Actor actor = actors.get(code);
        if (actor == null) {
            throw where.wrong("unknown state or organisation '" + code + "'");
        }
        return actor;
    }

    void readStates(YamlNode file) {
        file.fields().forEach((code, entry) -> readActor(code, entry.named(code), true));
    }

    void readOrganisations(YamlNode file) {
        file.fields().forEach((code, entry) -> readActor(code, entry.named(code), false));
    }

    private void readActor(String code, YamlNode entry, boolean state) {
        Map<String, YamlNode> fields = entry.fields();
        Actor actor = new Actor(code, required(entry, fields, "name").text(), state);
        actors.put(code, actor);
        forms(fields, "name", new Sense.Body(actor, Sense.Form.NAME), true);
        fields.forEach((key, forms) -> {
            if (key.endsWith("-adj")) {
                String language = key.substring(0, key.length() - 4);
                boolean proper = !Set.of("uk", "ru", "pl", "de", "fr", "cyr").contains(language);
                named.add(new Named(new Sense.Body(actor, Sense.Form.ADJECTIVE), language, forms.forms(), proper));
            }
        });
    }

    void readPlaces(YamlNode file) {
        for (YamlNode item : file.items()) {
            Map<String, YamlNode> fields = item.fields();
            String name = required(item, fields, "name").text();
            YamlNode entry = item.named(name);
            Site site = fields.containsKey("in") ? venue(entry, fields) : city(entry, fields, name);
            sites.putIfAbsent(name, site);
            forms(fields, "name", new Sense.Where(site), true);
        }
    }

    private Site city(YamlNode entry, Map<String, YamlNode> fields, String name) {
        String country = actor(required(entry, fields, "country").text(), entry).code();
        String[] at = required(entry, fields, "at").text().split("\\s+");
        try {
            return new Site(
                    name, country, Double.parseDouble(at[0]), Double.parseDouble(at[1]), standsFor(fields), false);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw entry.wrong("'at' must be latitude and longitude in degrees");
        }
    }

    private Site venue(YamlNode entry, Map<String, YamlNode> fields) {
        String city = required(entry, fields, "in").text();
        @Nullable Site in = sites.get(city);
        if (in == null) {
            throw entry.wrong("is in '" + city + "', which is not listed before it");
        }
        return new Site(in.name(), in.country(), in.lat(), in.lon(), standsFor(fields), true);
    }

    private @Nullable String standsFor(Map<String, YamlNode> fields) {
        @Nullable YamlNode node = fields.get("stands-for");
        return node == null ? null : actor(node.text(), node).code();
    }

    void readPeople(YamlNode file) {
        for (YamlNode item : file.items()) {
            Map<String, YamlNode> fields = item.fields();
            String name = required(item, fields, "name").text();
            YamlNode entry = item.named(name);
            String code = actor(required(entry, fields, "for").text(), entry).code();
            @Nullable YamlNode held = fields.get("offices");
            Person person = new Person(name, code, held == null ? List.of() : offices(held.named(name), code));
            people.add(person);
            forms(fields, "name", new Sense.Who(person), true);
        }
    }

    private static List<Office> offices(YamlNode node, String code) {
        List<Office> offices = new ArrayList<>();
        for (String held : node.forms()) {
            String[] parts = held.split("\\s+");
            if (parts.length != 2 || !parts[1].contains("..")) {
                throw node.wrong("office '" + held + "' is not of the form 'title from..until'");
            }
            String[] period = parts[1].split("\\.\\.", -1);
            offices.add(new Office(
                    parts[0], code, day(node, period[0], LocalDate.MIN), day(node, period[1], LocalDate.MAX)));
        }
        return offices;
    }

    private static LocalDate day(YamlNode node, String text, LocalDate open) {
        if (text.isEmpty()) {
            return open;
        }
        try {
            String full = text.length() == 4 ? text + "-01-01" : text.length() == 7 ? text + "-01" : text;
            return LocalDate.parse(full);
        } catch (DateTimeException wrong) {
            throw node.wrong("'" + text + "' is not a date");
        }
    }

    /** The canonical name is a form of each Latin-script language; a language's own forms come on top. */
    private void forms(Map<String, YamlNode> fields, String nameKey, Sense sense, boolean proper) {
        @Nullable YamlNode name = fields.get(nameKey);
        if (name != null && !fields.containsKey("all")) {
            named.add(new Named(sense, "all", List.of(name.text()), proper));
        }
        fields.forEach((key, node) -> {
            if (LANGUAGE_KEYS.contains(key)) {
                named.add(new Named(sense, key, node.forms(), proper));
            }
        });
    }

    private static YamlNode required(YamlNode entry, Map<String, YamlNode> fields, String key) {
        @Nullable YamlNode field = fields.get(key);
        if (field == null) {
            throw entry.wrong("'" + key + "' is missing");
        }
        return field;
    }
}
