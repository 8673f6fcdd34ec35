package org.parley.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new folder in the system's place for temporary files, which the embedded servers' users can enter; deleted on close. */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    public TemporaryFolder() {
        try {
            path = Files.createTempDirectory("parley-");
            Folders.letEverybodyRead(path, "rwxr-xr-x");
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot make a temporary folder: " + Reasons.of(e), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot delete " + path + ": " + Reasons.of(e), e);
        }
    }
}
