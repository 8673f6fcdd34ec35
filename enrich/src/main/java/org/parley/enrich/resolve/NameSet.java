package org.parley.enrich.resolve;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A few names, sorted. Sketches hold many of them in memory, and compare them more often than anything else. Immutable. */
final class NameSet implements Iterable<String> {

    static final NameSet NONE = new NameSet(new String[0]);

    private final String[] names;

    private NameSet(String[] names) {
        this.names = names;
    }

    /** Names of a set, each once. */
    static NameSet of(Collection<String> names) {
        // Few names stand in many events: one copy of each is enough.
        return names.isEmpty()
                ? NONE
                : new NameSet(
                        names.stream().map(String::intern).sorted().distinct().toArray(String[]::new));
    }

    int size() {
        return names.length;
    }

    boolean isEmpty() {
        return names.length == 0;
    }

    String get(int index) {
        return names[index];
    }

    /** Where a name stands; negative when it is not there. */
    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Number of names that are in the other set, too. */
    int shared(NameSet other) {
        int shared = 0;
        for (String name : names) {
            shared += other.indexOf(name) < 0 ? 0 : 1;
        }
        return shared;
    }

    boolean isApartFrom(NameSet other) {
        return shared(other) == 0;
    }

    @Override
    public Iterator<String> iterator() {
        return List.of(names).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameSet set && Arrays.equals(names, set.names);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(names);
    }

    @Override
    public String toString() {
        return Arrays.toString(names);
    }
}
