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
    static int[] hashes(ByteBuffer sketch) {
        int[] hashes = new int[sketch.remaining() / Integer.BYTES];
        sketch.duplicate().asIntBuffer().get(hashes);
        return hashes;
    }

    /** Estimated share of the smaller text's shingles that the larger text has, 0 to 1. */
    public static double overlap(ByteBuffer one, ByteBuffer other) {
        return overlap(hashes(one), hashes(other));
    }

    static double overlap(int[] one, int[] other) {
        int a = 0;
        int b = 0;
        int seen = 0;
        int shared = 0;
        // Of the least hashes of both together, those in both: Jaccard's index, estimated.
        while (seen < LEAST_HASHES && (a < one.length || b < other.length)) {
            int order = a == one.length ? 1 : b == other.length ? -1 : Integer.compareUnsigned(one[a], other[b]);
            if (order == 0) {
                shared++;
            }
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
            seen++;
        }
        if (shared == 0) {
            return 0;
        }
        double jaccard = (double) shared / seen;
        double inBoth = jaccard / (1 + jaccard) * (size(one) + size(other));
        return Math.min(1, inBoth / Math.min(size(one), size(other)));
    }

    /** Number of shingles: counted when the sketch has them all, else estimated from how small its largest hash is. */
    private static double size(int[] hashes) {
        int count = hashes.length;
        return count < LEAST_HASHES ? count : (count - 1) * HASHES / Integer.toUnsignedLong(hashes[count - 1]);
    }

    private static int hash(String shingle) {
        byte[] bytes = shingle.getBytes(StandardCharsets.UTF_8);
        return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
    }
}
