package org.parley.enrich.resolve;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;

/**
 * A set of texts by their hashes of 64 bits, sorted: a tenth of the memory of the texts, and compared as fast as numbers are. That two texts
 * of two events share a hash by chance happens once in more comparisons than are made in a lifetime. Immutable.
 */
final class HashSet64 {

    static final HashSet64 NONE = new HashSet64(new long[0]);

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] hashes;

    private HashSet64(long[] hashes) {
        this.hashes = hashes;
    }

    static HashSet64 of(Collection<String> texts) {
        long[] hashes =
                texts.stream().mapToLong(HashSet64::hash).sorted().distinct().toArray();
        return hashes.length == 0 ? NONE : new HashSet64(hashes);
    }

    /** The texts that at least so many of some lists have. */
    static <T> HashSet64 common(Collection<T> many, Function<T, ? extends Collection<String>> texts, double least) {
        long[][] sets = new long[many.size()][];
        int count = 0;
        int all = 0;
        for (T one : many) {
            sets[count] = of(texts.apply(one)).hashes;
            all += sets[count++].length;
        }
        long[] sorted = new long[all];
        int filled = 0;
        for (long[] set : sets) {
            System.arraycopy(set, 0, sorted, filled, set.length);
            filled += set.length;
        }
        Arrays.sort(sorted);
        return new HashSet64(frequent(sorted, least));
    }

    private static long[] frequent(long[] sorted, double least) {
        int kept = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from >= least) {
                sorted[kept++] = sorted[from];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    int size() {
        return hashes.length;
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    /** Number of texts that are in the other set, too. */
    int shared(HashSet64 other) {
        int shared = 0;
        int a = 0;
        int b = 0;
        while (a < hashes.length && b < other.hashes.length) {
            long one = hashes[a];
            long two = other.hashes[b];
            shared += one == two ? 1 : 0;
            a += one <= two ? 1 : 0;
            b += one >= two ? 1 : 0;
        }
        return shared;
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
