package org.parley.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user as whom root runs Elasticsearch, which refuses to run as root.
 *
 * @param name the user
 * @param prefix put before a command, runs it as that user in the same process
 */
record Unprivileged(String name, List<String> prefix) {

    private static final List<String> CANDIDATES = List.of("elasticsearch", "nobody");

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** Nobody but ourselves when we are an ordinary user; else the first candidate that exists. */
    static Optional<Unprivileged> whenRoot() {
        return output("id", "-u").equals("0") ? Optional.of(find()) : Optional.empty();
    }

    /** Hands over the folder with all that is in it. Links are handed over, not followed. */
    void own(Path folder) throws IOException {
        UserPrincipal owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        Files.walkFileTree(folder, new OwnerSetter(owner));
    }

    /** Whether this user may do what the shell's {@code test} asks, as {@code -x /usr/bin/java}. */
    boolean may(String question, Path path) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("test", question, path.toString()));
        return run(command).isPresent();
    }

    private static Unprivileged find() {
        String user = CANDIDATES.stream()
                .filter(candidate -> !output("id", "-u", candidate).isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new EmbeddedServerException(
                                "Elasticsearch refuses to run as root and there is no user nobody: start Parley as an ordinary user"));
        return new Unprivileged(user, prefixFor(user));
    }

    private static List<String> prefixFor(String user) {
        List<String> setpriv = List.of(
                "setpriv",
                "--reuid=" + output("id", "-u", user),
                "--regid=" + output("id", "-g", user),
                "--clear-groups",
                "--no-new-privs");
        List<String> runuser = List.of("runuser", "-u", user, "--");
        for (List<String> prefix : List.of(setpriv, runuser)) {
            List<String> probe = new ArrayList<>(prefix);
            probe.add("true");
            if (run(probe).isPresent()) {
                return prefix;
            }
        }
        throw new EmbeddedServerException("Elasticsearch refuses to run as root, and neither setpriv nor runuser"
                + " (util-linux) works here: start Parley as an ordinary user");
    }

    private static String output(String... command) {
        return run(List.of(command)).orElse("");
    }

    /** What the command printed, or nothing when it is missing or failed. */
    private static Optional<String> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static final class OwnerSetter extends SimpleFileVisitor<Path> {

        private final UserPrincipal owner;

        OwnerSetter(UserPrincipal owner) {
            this.owner = owner;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return hand(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return hand(file);
        }

        private FileVisitResult hand(Path path) throws IOException {
            FileOwnerAttributeView view =
                    Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (!view.getOwner().equals(owner)) {
                view.setOwner(owner);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
