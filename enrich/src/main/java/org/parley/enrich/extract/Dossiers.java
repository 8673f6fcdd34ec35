package org.parley.enrich.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.DossierLoader;
import org.parley.enrich.dossier.Glance;
import org.parley.enrich.dossier.LexiconException;

/**
 * All dossiers that are watched, loaded and checked at start, with a reader for each. Immutable; loading takes about a second, so it is
 * done once per process.
 */
public final class Dossiers {

    private static final String ROOT = "/dossiers/";

    private final List<ArticleReader> readers;

    private Dossiers(List<Dossier> dossiers) {
        Confidence confidence = Confidence.bundled();
        Glance glance = Glance.over(dossiers);
        this.readers = dossiers.stream()
                .<ArticleReader>map(dossier -> new DossierArticleReader(dossier, glance, confidence))
                .toList();
    }

    /**
     * The dossiers that come with Parley: those listed in {@code dossiers/index.txt} on the classpath.
     *
     * @throws LexiconException when a file is wrong
     */
    public static Dossiers bundled() {
        DossierLoader loader = new DossierLoader(path -> Dossiers.class.getResourceAsStream(ROOT + path));
        return new Dossiers(index().stream().map(loader::load).toList());
    }

    /**
     * The dossiers of a folder: each subfolder with a {@code dossier.yaml}. Files that a folder lacks are taken from the bundled ones, so
     * that a new dossier can use the bundled world.
     *
     * @throws LexiconException when a file is wrong
     */
    public static Dossiers from(Path folder) {
        DossierLoader loader = new DossierLoader(path -> open(folder, path));
        List<String> names = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> Files.exists(child.resolve("dossier.yaml")))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .forEach(names::add);
        } catch (IOException unreadable) {
            throw new LexiconException(folder + ": cannot be read", unreadable);
        }
        if (names.isEmpty()) {
            throw new LexiconException(folder + ": holds no dossier (a folder with a dossier.yaml)");
        }
        return new Dossiers(names.stream().map(loader::load).toList());
    }

    /** A reader per dossier, in the order of loading. */
    public List<ArticleReader> readers() {
        return readers;
    }

    /** The reader of a dossier by its name. */
    public Optional<ArticleReader> reader(String dossier) {
        return readers.stream()
                .filter(reader -> reader.dossier().equals(dossier))
                .findFirst();
    }

    private static @Nullable InputStream open(Path folder, String path) {
        Path file = folder.resolve(path);
        try {
            return Files.exists(file) ? Files.newInputStream(file) : Dossiers.class.getResourceAsStream(ROOT + path);
        } catch (IOException unreadable) {
            throw new LexiconException(path + ": cannot be read", unreadable);
        }
    }

    private static List<String> index() {
        try (InputStream bytes = Dossiers.class.getResourceAsStream(ROOT + "index.txt")) {
            if (bytes == null) {
                throw new LexiconException("index.txt: there is no such file");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
