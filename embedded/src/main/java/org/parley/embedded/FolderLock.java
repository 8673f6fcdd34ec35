package org.parley.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a folder for one owner at a time. The operating system gives the lock back when the owning process ends, however it
 * ends, so a crash leaves nothing to clean up; the lock file itself stays and means nothing.
 */
final class FolderLock implements AutoCloseable {

    private static final String FILE = "parley.lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder when missing and takes it, or fails at once when somebody else has it. */
    static FolderLock take(Path folder) {
        try {
            Folders.makeReadable(folder);
            return take(folder, open(folder));
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot use " + folder + ": " + Reasons.of(e), e);
        }
    }

    /** Empties the folder but for the lock itself. */
    void deleteAllElse() throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, child -> !child.endsWith(FILE))) {
            for (Path child : children) {
                Folders.delete(child);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot give back the lock of a data folder", e);
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static FolderLock take(Path folder, FileChannel channel) throws IOException {
        if (!isTaken(channel)) {
            return new FolderLock(folder, channel);
        }
        channel.close();
        throw new EmbeddedServerException("another Parley is using " + folder);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
