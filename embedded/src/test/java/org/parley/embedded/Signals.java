package org.parley.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Processes seen and signalled by their id. */
final class Signals {

    private Signals() {}

    /** Whether the process runs; one that has ended but that nobody has asked for its exit status does not. */
    static boolean isRunning(long pid) {
        String state = output("ps", "-o", "stat=", "-p", Long.toString(pid));
        return !state.isEmpty() && !state.startsWith("Z");
    }

    static void send(String signal, long pid) {
        output("kill", "-" + signal, Long.toString(pid));
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
