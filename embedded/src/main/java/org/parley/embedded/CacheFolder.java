package org.parley.embedded;

import java.nio.file.Path;
import java.util.Map;

/** Where this machine's user keeps what Parley can make again, and, unless told otherwise, its embedded data. */
public final class CacheFolder {

    private static final Path OF_ROOT = Path.of("/var/cache/parley");

    private CacheFolder() {}

    /**
     * {@code $XDG_CACHE_HOME/parley} or {@code ~/.cache/parley}. Root gets {@code /var/cache/parley}: its node runs as an
     * unprivileged user, who cannot enter root's home.
     */
    public static Path ofUser() {
        return of(System.getProperty("user.name"), System.getProperty("user.home"), System.getenv());
    }

    static Path of(String userName, String home, Map<String, String> environment) {
        if (userName.equals("root")) {
            return OF_ROOT;
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG specification has relative paths ignored.
        Path base = Path.of(xdg).isAbsolute() ? Path.of(xdg) : Path.of(home, ".cache");
        return base.resolve("parley");
    }
}
