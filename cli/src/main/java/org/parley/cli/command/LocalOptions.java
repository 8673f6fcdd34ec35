package org.parley.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parley.embedded.CacheFolder;
import picocli.CommandLine.Option;

/** Options of the commands that run everything in one process. */
final class LocalOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where Kafka and Elasticsearch keep their data; the next start goes on from it. "
                    + "Default: a folder in the user's cache folder.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the desk; 0 takes a free one. Default: 8080.")
    private int port = 8080;

    /** The folder asked for, or the one of this name in the cache folder. */
    Path folder(String name) {
        return data == null ? CacheFolder.ofUser().resolve(name) : data;
    }

    boolean folderIsGiven() {
        return data != null;
    }

    String port() {
        return Integer.toString(port);
    }
}
