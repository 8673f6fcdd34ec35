package org.parley.enrich.dossier;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The children of a node in a trie, by letter: a slot for each letter between the first and the last that it has. */
final class LetterMap<T> {

    private char first;
    private @Nullable Object[] slots = {};

    @Nullable
    @SuppressWarnings("unchecked")
    T get(char letter) {
        int slot = letter - first;
        return slot >= 0 && slot < slots.length ? (T) slots[slot] : null;
    }

    T getOrAdd(char letter, Supplier<T> child) {
        @Nullable T known = get(letter);
        if (known != null) {
            return known;
        }
        makeRoom(letter);
        T added = child.get();
        slots[letter - first] = added;
        return added;
    }

    /** Shows each child with its letter. */
    @SuppressWarnings("unchecked")
    void forEach(BiConsumer<Character, T> action) {
        for (int slot = 0; slot < slots.length; slot++) {
            @Nullable Object child = slots[slot];
            if (child != null) {
                action.accept((char) (first + slot), (T) child);
            }
        }
    }

    private void makeRoom(char letter) {
        if (slots.length == 0) {
            first = letter;
        }
        int before = Math.max(0, first - letter);
        int length = Math.max(slots.length, letter - first + 1) + before;
        if (length != slots.length) {
            @Nullable Object[] wider = new Object[length];
            System.arraycopy(slots, 0, wider, before, slots.length);
            slots = wider;
            first -= (char) before;
        }
    }
}
