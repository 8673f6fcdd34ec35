package org.parley.embedded.junit;

/** What tests may delete. */
final class Names {

    static final String PREFIX = "parley";

    private Names() {}

    static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }
}
