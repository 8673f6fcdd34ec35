package org.parley.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote. At least one of the two is there.
 *
 * @param name as printed
 * @param email without {@code mailto:}
 */
public record FeedAuthor(@Nullable String name, @Nullable String email) {

    /** Nobody's name is longer; patterns would take for ever on what hostile feeds put here. */
    private static final int MAX_LINE = 500;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)|<\\s*>|\\[\\s*]");

    /** Parts one line as {@code me@example.com (Name)} or {@code Name <me@example.com>}; null for an empty one. */
    static @Nullable FeedAuthor parse(String text) {
        String line = text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE);
        Matcher found = EMAIL.matcher(line);
        String email = found.find() ? found.group() : null;
        String rest = email == null ? line : line.replace(email, "").replace("mailto:", "");
        String name = EMPTY_BRACKETS.matcher(rest).replaceAll("").strip();
        if (name.startsWith("(") && name.endsWith(")") || name.startsWith("<") && name.endsWith(">")) {
            name = name.substring(1, name.length() - 1).strip();
        }
        return of(name, email);
    }

    static @Nullable FeedAuthor of(@Nullable String name, @Nullable String email) {
        String usableName = name == null || name.isBlank() ? null : name.strip();
        String usableEmail = email == null || email.isBlank() ? null : email.strip();
        return usableName == null && usableEmail == null ? null : new FeedAuthor(usableName, usableEmail);
    }

    /** The name, or the address where there is no name. */
    public String display() {
        return name != null ? name : String.valueOf(email);
    }

    /** Both, as {@code Name (me@example.com)}. */
    @Override
    public String toString() {
        return name != null && email != null ? name + " (" + email + ")" : display();
    }
}
