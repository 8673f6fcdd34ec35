package org.parley.bench.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.parley.enrich.extract.Dossiers;

/** The bundled dossiers with a world that knows several times as many people; the new ones have made-up names. */
final class GrownLexicon {

    private static final String PEOPLE = "world/people.yaml";
    private static final String SYLLABLES =
            "ba be bo da di do fa ga ge ka ke ko la le lo ma mi mo na ne no pa ra re ro sa se so ta te va";

    private GrownLexicon() {}

    static Dossiers times(int factor) throws IOException {
        if (factor == 1) {
            return Dossiers.bundled();
        }
        Path folder = Files.createTempDirectory("lexicon");
        for (String dossier : List.of("ukraine/dossier.yaml", "armenia-azerbaijan/dossier.yaml")) {
            write(folder.resolve(dossier), bundled(dossier));
        }
        String people = bundled(PEOPLE);
        long entries = people.lines().filter(line -> line.startsWith("-")).count();
        StringBuilder grown = new StringBuilder(people);
        Random random = new Random(7);
        for (long i = 0; i < entries * (factor - 1); i++) {
            String family = name(random) + i;
            grown.append("- {name: %s %s, for: CHE, all: \"%s, %s\"}%n"
                    .formatted(name(random), family, family, name(random) + "son" + i));
        }
        write(folder.resolve(PEOPLE), grown.toString());
        return Dossiers.from(folder);
    }

    private static String name(Random random) {
        String[] syllables = SYLLABLES.split(" ");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(syllables[random.nextInt(syllables.length)]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String bundled(String path) throws IOException {
        try (InputStream bytes = Dossiers.class.getResourceAsStream("/dossiers/" + path)) {
            return new String(Objects.requireNonNull(bytes, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
