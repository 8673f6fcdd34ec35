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

    /** Estimated share of the smaller text's shingles that the larger text has, 0 to 1. */
    public static double overlap(ByteBuffer one, ByteBuffer other) {
        int a = 0;
        int b = 0;
        int seen = 0;
        int shared = 0;
        int sizeA = one.remaining() / Integer.BYTES;
        int sizeB = other.remaining() / Integer.BYTES;
        // Of the least hashes of both together, those in both: Jaccard's index, estimated.
        while (seen < LEAST_HASHES && (a < sizeA || b < sizeB)) {
            int order = a == sizeA ? 1 : b == sizeB ? -1 : Integer.compareUnsigned(at(one, a), at(other, b));
            if (order == 0) {
                shared++;
            }
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
            seen++;
        }
        double jaccard = (double) shared / seen;
        double smaller = Math.min(size(one, sizeA), size(other, sizeB));
        double inBoth = jaccard / (1 + jaccard) * (size(one, sizeA) + size(other, sizeB));
        return Math.min(1, inBoth / smaller);
    }

    /** Number of shingles: counted when the sketch has them all, else estimated from how small its largest hash is. */
    private static double size(ByteBuffer sketch, int hashes) {
        return hashes < LEAST_HASHES ? hashes : (hashes - 1) * HASHES / Integer.toUnsignedLong(at(sketch, hashes - 1));
    }

    private static int at(ByteBuffer sketch, int index) {
        return sketch.getInt(sketch.position() + index * Integer.BYTES);
    }

    private static int hash(String shingle) {
        byte[] bytes = shingle.getBytes(StandardCharsets.UTF_8);
        return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
    }
}
