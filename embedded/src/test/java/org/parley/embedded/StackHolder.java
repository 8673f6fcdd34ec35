package org.parley.embedded;

import java.nio.file.Path;

/** A process of its own that starts embedded servers, says where they are and waits to be ended. */
final class StackHolder {

    private StackHolder() {}

    /** Arguments: {@code stack} or {@code elasticsearch}, the data folder, the cache folder. Prints {@code up PID KAFKA ELASTICSEARCH}. */
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[1]);
        Path cacheFolder = Path.of(args[2]);
        if (args[0].equals("stack")) {
            EmbeddedStack stack = EmbeddedStack.start(EmbeddedStackConfig.in(folder)
                    .withElasticsearchHeapMebibytes(256)
                    .withCacheFolder(cacheFolder));
            System.out.println(
                    "up " + stack.elasticsearchPid() + " " + stack.bootstrapServers() + " " + stack.elasticsearch());
        } else {
            EmbeddedElasticsearch node = EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder)
                    .withHeapMebibytes(256)
                    .withCacheFolder(cacheFolder));
            System.out.println("up " + node.pid() + " - " + node.uri());
        }
        Thread.currentThread().join();
    }
}
