package org.parley.cli.command;

import java.util.Map;
import org.parley.cli.service.Endpoints;
import org.parley.runtime.config.Settings;

/** Finds the Parley that a looking command is about: the one named by options, else the one that runs on this machine, else the defaults. */
final class Running {

    private Running() {}

    static Settings settings(SettingsOptions options) {
        if (options.namesKafka()) {
            return options.load();
        }
        Map<String, String> wired =
                Endpoints.ofRunningParley().map(Endpoints::asSettings).orElse(Map.of());
        return options.load(wired);
    }
}
