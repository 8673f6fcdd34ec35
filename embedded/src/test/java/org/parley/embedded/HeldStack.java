package org.parley.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link StackHolder} seen from the test: where its servers are, and ways to end it. */
final class HeldStack implements AutoCloseable {

    private final Process holder;
    private final long elasticsearchPid;
    private final String bootstrapServers;
    private final URI elasticsearch;

    private HeldStack(Process holder, String[] words) {
        this.holder = holder;
        this.elasticsearchPid = Long.parseLong(words[1]);
        this.bootstrapServers = words[2];
        this.elasticsearch = URI.create(words[3]);
    }

    /** Starts a holder and returns when its servers are up. The prefix is put before its command. */
    static HeldStack start(List<String> prefix, String classPath, String what, Path folder, Path cacheFolder)
            throws IOException {
        Process holder = launch(prefix, classPath, what, folder, cacheFolder);
        StringBuilder said = new StringBuilder();
        BufferedReader out = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("up ")) {
                return new HeldStack(holder, line.split(" "));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the holder ended:\n" + said);
    }

    static Process launch(List<String> prefix, String classPath, String what, Path folder, Path cacheFolder)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                ElasticsearchCommand.java().toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                StackHolder.class.getName(),
                what,
                folder.toString(),
                cacheFolder.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    URI elasticsearch() {
        return elasticsearch;
    }

    long elasticsearchPid() {
        return elasticsearchPid;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        holder.destroyForcibly().waitFor();
    }

    /** As {@code kill}. */
    void terminate() throws InterruptedException {
        holder.destroy();
        if (!holder.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the holder did not end when asked to");
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
