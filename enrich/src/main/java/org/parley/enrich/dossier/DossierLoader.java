package org.parley.enrich.dossier;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.Folding;
import org.parley.enrich.text.LanguageGuesser;

/** Loads a dossier's folder and the folders that it uses, and checks them. The first mistake stops it, by file, line and entry. */
public final class DossierLoader {

    /** Opens a file by its path below the root of all dossiers. */
    @FunctionalInterface
    public interface Files {
        /** Null when there is no such file. */
        @Nullable
        InputStream open(String path);
    }

    private static final Set<String> KEYS =
            Set.of("name", "title", "uses", "languages", "sides", "focus", "partners", "topic", "elsewhere");

    private final Files files;
    /** One for all dossiers that are read in the same languages, so that an article's is guessed once. */
    private final Map<Map<String, List<String>>, LanguageGuesser> guessers = new HashMap<>();

    public DossierLoader(Files files) {
        this.files = files;
    }

    public Dossier load(String folder) {
        YamlNode head = required(folder + "/dossier.yaml");
        Map<String, YamlNode> fields = head.fields(KEYS);
        List<String> folders = new ArrayList<>();
        optional(fields, "uses", uses -> folders.addAll(uses.forms()));
        folders.add(folder);
        Set<String> codes = new LinkedHashSet<>();
        World world = new World();
        folders.forEach(each -> readWorld(each, world));
        Map<String, LanguageFile> languages = readLanguages(folders, fields);
        YamlNode sides = field(head, fields, "sides");
        sides.forms().forEach(code -> codes.add(world.actor(code, sides).code()));
        Set<String> partners = new LinkedHashSet<>();
        optional(fields, "partners", node -> node.forms()
                .forEach(code -> partners.add(world.actor(code, node).code())));
        Map<String, Lexicon> lexicons = new TreeMap<>();
        Nearness nearness = new Nearness(codes, world.capitals());
        languages.forEach((language, file) -> lexicons.put(language, file.compile(world, nearness)));
        return new Dossier(
                field(head, fields, "name").text(),
                field(head, fields, "title").text(),
                codes,
                world.actor(field(head, fields, "focus").text(), head).code(),
                partners,
                world.actors(),
                world.capitals(),
                new Offices(world.people()),
                lexicons,
                guessers.computeIfAbsent(common(languages), LanguageGuesser::new));
    }

    private void readWorld(String folder, World world) {
        present(folder + "/states.yaml", world::readStates);
        present(folder + "/organisations.yaml", world::readOrganisations);
        present(folder + "/places.yaml", world::readPlaces);
        present(folder + "/people.yaml", world::readPeople);
    }

    private Map<String, LanguageFile> readLanguages(List<String> folders, Map<String, YamlNode> fields) {
        Map<String, LanguageFile> languages = new LinkedHashMap<>();
        for (String language : field(null, fields, "languages").forms()) {
            LanguageFile file = new LanguageFile(language);
            for (String folder : folders) {
                present(folder + "/language/" + language + ".yaml", file::read);
            }
            for (Group group : List.of(Group.TOPIC, Group.ELSEWHERE)) {
                optional(
                        fields,
                        group.key(),
                        words -> optional(words.fields(), language, forms -> file.words(group, "", forms)));
            }
            languages.put(language, file);
        }
        return languages;
    }

    private static Map<String, List<String>> common(Map<String, LanguageFile> languages) {
        Map<String, List<String>> common = new TreeMap<>();
        languages.forEach((language, file) ->
                common.put(language, file.common().stream().map(Folding::fold).toList()));
        return common;
    }

    private static YamlNode field(@Nullable YamlNode owner, Map<String, YamlNode> fields, String key) {
        @Nullable YamlNode field = fields.get(key);
        if (field == null) {
            String problem = "'" + key + "' is missing";
            throw owner == null ? new LexiconException("dossier.yaml: " + problem) : owner.wrong(problem);
        }
        return field;
    }

    private static void optional(Map<String, YamlNode> fields, String key, Consumer<YamlNode> reader) {
        @Nullable YamlNode field = fields.get(key);
        if (field != null) {
            reader.accept(field);
        }
    }

    private YamlNode required(String path) {
        @Nullable InputStream bytes = files.open(path);
        if (bytes == null) {
            throw new LexiconException(path + ": there is no such file");
        }
        return YamlNode.read(path, bytes);
    }

    private void present(String path, Consumer<YamlNode> reader) {
        @Nullable InputStream bytes = files.open(path);
        if (bytes != null) {
            reader.accept(YamlNode.read(path, bytes));
        }
    }
}
