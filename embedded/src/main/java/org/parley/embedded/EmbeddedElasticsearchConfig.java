package org.parley.embedded;

import java.nio.file.Path;

/**
 * Where an embedded search node keeps its data, where it listens and how much memory it gets.
 *
 * @param folder everything the node keeps; made when missing, gone on with when not
 * @param port port for HTTP on the loopback address, 0 for a free one
 * @param heapMebibytes Java heap of the node; the whole process takes some 200 MiB more
 * @param cacheFolder holds the unpacked distribution, shared by all nodes of this machine's user
 */
public record EmbeddedElasticsearchConfig(Path folder, int port, int heapMebibytes, Path cacheFolder) {

    /** Below this the node spends its time collecting garbage. */
    public static final int LEAST_HEAP_MEBIBYTES = 128;

    private static final int DEFAULT_HEAP_MEBIBYTES = 512;

    public EmbeddedElasticsearchConfig {
        folder = folder.toAbsolutePath().normalize();
        cacheFolder = cacheFolder.toAbsolutePath().normalize();
        Ports.check("elasticsearch", port);
        if (heapMebibytes < LEAST_HEAP_MEBIBYTES) {
            throw new IllegalArgumentException(
                    "elasticsearch heap: expected " + LEAST_HEAP_MEBIBYTES + " MiB or more, got " + heapMebibytes);
        }
    }

    /** A node on a free port with the default heap and the default cache folder. */
    public static EmbeddedElasticsearchConfig in(Path folder) {
        return new EmbeddedElasticsearchConfig(folder, 0, DEFAULT_HEAP_MEBIBYTES, CacheFolder.ofUser());
    }

    public EmbeddedElasticsearchConfig withPort(int newPort) {
        return new EmbeddedElasticsearchConfig(folder, newPort, heapMebibytes, cacheFolder);
    }

    public EmbeddedElasticsearchConfig withHeapMebibytes(int newHeap) {
        return new EmbeddedElasticsearchConfig(folder, port, newHeap, cacheFolder);
    }

    public EmbeddedElasticsearchConfig withCacheFolder(Path newCacheFolder) {
        return new EmbeddedElasticsearchConfig(folder, port, heapMebibytes, newCacheFolder);
    }
}
