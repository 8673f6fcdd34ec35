package org.parley.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.cli.UserErrorException;
import org.parley.enrich.dossier.LexiconException;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.Dossiers;
import picocli.CommandLine.Option;

/** Which dossiers a command reads for. */
final class DossierOptions {

    @Option(
            names = "--dossiers",
            paramLabel = "DIR",
            description = "A folder of dossiers instead of the bundled ones; the test of a lexicon that you edit.")
    private @Nullable Path folder;

    @Option(names = "--dossier", paramLabel = "NAME", description = "Only this dossier, as ukraine.")
    private @Nullable String name;

    List<ArticleReader> readers() {
        Dossiers dossiers = load();
        if (name == null) {
            return dossiers.readers();
        }
        return List.of(dossiers.reader(name)
                .orElseThrow(() ->
                        new UserErrorException("there is no dossier " + name + "; there are: " + names(dossiers))));
    }

    private Dossiers load() {
        try {
            return folder == null ? Dossiers.bundled() : Dossiers.from(folder);
        } catch (LexiconException wrong) {
            throw new UserErrorException(String.valueOf(wrong.getMessage()));
        }
    }

    private static String names(Dossiers dossiers) {
        return String.join(
                ", ", dossiers.readers().stream().map(ArticleReader::dossier).toList());
    }
}
