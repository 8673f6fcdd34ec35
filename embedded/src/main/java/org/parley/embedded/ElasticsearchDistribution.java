package org.parley.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unpacked Elasticsearch of the version that this build names. It is unpacked once into a cache folder: under a lock, to a
 * name of its own, and renamed when whole, so neither a crash nor a second process can leave half of it in use.
 */
final class ElasticsearchDistribution {

    /** Names the archive when it does not lie in a build above our own code. */
    static final String ZIP_PROPERTY = "parley.embedded.elasticsearch-zip";

    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchDistribution.class);

    private ElasticsearchDistribution() {}

    /** The folder of the distribution, unpacked now if that has not been done before. */
    static Path home(Path cacheFolder) {
        Path home = cacheFolder.resolve("elasticsearch-" + version());
        if (!Files.isDirectory(home)) {
            unpackOnce(zip(), home);
        }
        return home;
    }

    static String version() {
        Properties properties = new Properties();
        try (InputStream in = ElasticsearchDistribution.class.getResourceAsStream("distribution.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot read which Elasticsearch to run", e);
        }
        return properties.getProperty("version");
    }

    // File locks part processes; the monitor parts the threads of this one.
    static synchronized void unpackOnce(Path zip, Path home) {
        Path cacheFolder = home.resolveSibling("");
        try {
            Folders.makeReadable(cacheFolder);
            try (FileChannel channel = FileChannel.open(
                            cacheFolder.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(home)) {
                    unpack(zip, home);
                }
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "cannot unpack Elasticsearch into " + cacheFolder + ": " + Reasons.of(e), e);
        }
    }

    private static void unpack(Path zip, Path home) throws IOException {
        LOG.info("Unpacking {} into {}", zip, home);
        Path unpacking = home.resolveSibling(home.getFileName() + ".unpacking");
        Folders.delete(unpacking);
        Folders.makeReadable(unpacking);
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpack(in, entry, unpacking);
            }
        }
        Files.move(unpacking.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(unpacking);
    }

    private static void unpack(InputStream in, ZipEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Folders.makeReadable(target);
            return;
        }
        Folders.makeReadable(target.resolveSibling(""));
        Files.copy(in, target);
        Folders.letEverybodyRead(target, "rw-r--r--");
    }

    private static Path zip() {
        String named = System.getProperty(ZIP_PROPERTY, "");
        Path zip = named.isEmpty() ? zipAbove(ourCode()) : Path.of(named);
        if (!Files.isRegularFile(zip)) {
            throw missing(zip.toString());
        }
        return zip;
    }

    /** The build's archive, seen from target/classes, from the jar and from a distribution built into any module's target. */
    static Path zipAbove(Path code) {
        Path zip = Path.of("embedded", "target", "elasticsearch", "elasticsearch-" + version() + ".zip");
        return Stream.iterate(code.getParent(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(zip))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> missing(zip + " in a folder above " + code));
    }

    private static EmbeddedServerException missing(String what) {
        return new EmbeddedServerException("there is no " + what
                + "; build Parley with Maven, which fetches it, or name the archive with -D" + ZIP_PROPERTY);
    }

    private static Path ourCode() {
        CodeSource code = ElasticsearchDistribution.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(code.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new EmbeddedServerException("cannot tell where Parley is installed", e);
        }
    }
}
