package org.parley.enrich.resolve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The least hashes of a text's shingles (bottom-k sketch, Cohen and Kaplan 2007). From two sketches follows how much of the smaller text the larger
 * one holds, so that a copy is found after cuts and under a new lead, where a fingerprint of the whole fails. Stateless.
 */
public final class TextSketch {

    private static final int LEAST_HASHES = 64;
    private static final int SEED = 15_485_863;
    private static final double HASHES = 1L << Integer.SIZE;

    private TextSketch() {}

    /** The sketch, or null when the text is too short to tell copies from chance. */
    public static @Nullable ByteBuffer of(String text) {
        Set<String> shingles = Shingles.withFacts(text);
        if (shingles.isEmpty()) {
            return null;
        }
        SortedSet<Integer> least = new TreeSet<>(Integer::compareUnsigned);
        for (String shingle : shingles) {
            least.add(hash(shingle));
            if (least.size() > LEAST_HASHES) {
                least.remove(least.last());
            }
        }
        ByteBuffer sketch = ByteBuffer.allocate(least.size() * Integer.BYTES);
        least.forEach(sketch::putInt);
        return sketch.flip();
    }

    /** The hashes of a sketch, for many comparisons. */
    static Hashes hashes(ByteBuffer sketch) {
        int[] hashes = new int[sketch.remaining() / Integer.BYTES];
        sketch.duplicate().asIntBuffer().get(hashes);
        return new Hashes(hashes);
    }

    /** Estimated share of the smaller text's shingles that the larger text has, 0 to 1. */
    public static double overlap(ByteBuffer one, ByteBuffer other) {
        return hashes(one).overlap(hashes(other));
    }

    /** A sketch ready to be compared. */
    static final class Hashes {

        private static final int BITS = 1024;

        private final int[] least;
        /** Number of shingles: counted when the sketch has them all, else estimated from how small its largest hash is. */
        private final double size;
        /** A bit for each hash, so that two texts with little in common are told apart at a glance. */
        private final long[] bits = new long[BITS / Long.SIZE];

        private final int shadowed;

        private Hashes(int[] least) {
            int count = least.length;
            this.least = least;
            this.size = count < LEAST_HASHES ? count : (count - 1) * HASHES / Integer.toUnsignedLong(least[count - 1]);
            int set = 0;
            for (int hash : least) {
                int bit = hash & BITS - 1;
                set += (bits[bit / Long.SIZE] >>> bit & 1) == 0 ? 1 : 0;
                bits[bit / Long.SIZE] |= 1L << bit;
            }
            this.shadowed = count - set;
        }

        double overlap(Hashes other) {
            return overlapFrom(0, other);
        }

        /** The overlap if it is this much or more, else anything less. */
        double overlapFrom(double least, Hashes other) {
            int atMost = mostShared(other);
            if (atMost == 0 || overlap(atMost, fewestSeen(other), other) < least) {
                return 0;
            }
            int a = 0;
            int b = 0;
            int seen = 0;
            int shared = 0;
            // Of the least hashes of both together, those in both: Jaccard's index, estimated.
            while (seen < LEAST_HASHES && (a < this.least.length || b < other.least.length)) {
                int order = a == this.least.length
                        ? 1
                        : b == other.least.length ? -1 : Integer.compareUnsigned(this.least[a], other.least[b]);
                if (order == 0) {
                    shared++;
                }
                a += order <= 0 ? 1 : 0;
                b += order >= 0 ? 1 : 0;
                seen++;
            }
            return shared == 0 ? 0 : overlap(shared, seen, other);
        }

        /** No fewer than are shared: each common bit, and each hash that stands behind another one's bit. */
        private int mostShared(Hashes other) {
            int common = shadowed;
            for (int i = 0; i < bits.length; i++) {
                common += Long.bitCount(bits[i] & other.bits[i]);
            }
            return common;
        }

        private int fewestSeen(Hashes other) {
            return Math.min(LEAST_HASHES, Math.max(least.length, other.least.length));
        }

        private double overlap(int shared, int seen, Hashes other) {
            double jaccard = Math.min(1, (double) shared / seen);
            double inBoth = jaccard / (1 + jaccard) * (size + other.size);
            return Math.min(1, inBoth / Math.min(size, other.size));
        }
    }

    private static int hash(String shingle) {
        byte[] bytes = shingle.getBytes(StandardCharsets.UTF_8);
        return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
    }
}
