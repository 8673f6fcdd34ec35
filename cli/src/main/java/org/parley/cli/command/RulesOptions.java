package org.parley.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parley.cli.UserErrorException;
import org.parley.enrich.watch.AlertRules;
import picocli.CommandLine.Option;

/** Which alert rules a command uses. */
final class RulesOptions {

    @Option(names = "--rules", paramLabel = "FILE", description = "Alert rules (YAML) instead of the shipped ones.")
    private @Nullable Path file;

    AlertRules load() {
        try {
            return file == null ? AlertRules.shipped() : AlertRules.from(file);
        } catch (IllegalArgumentException wrong) {
            throw new UserErrorException(String.valueOf(wrong.getMessage()));
        }
    }
}
