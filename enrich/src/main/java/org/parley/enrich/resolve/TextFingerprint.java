package org.parley.enrich.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** SimHash of a text's shingles (Charikar 2002): near-identical texts differ in few of the 64 bits. Stateless. */
public final class TextFingerprint {

    private static final int NEAR_COPY_BITS = 6;
    private static final int SEED = 104_729;

    private TextFingerprint() {}

    /** The fingerprint, or null when the text is too short to tell copies from chance. */
    public static @Nullable Long of(String text) {
        Set<String> shingles = Shingles.of(text);
        if (shingles.isEmpty()) {
            return null;
        }
        int[] sums = new int[Long.SIZE];
        for (String shingle : shingles) {
            long hash = hash(shingle);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                sums[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long print = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if (sums[bit] > 0) {
                print |= 1L << bit;
            }
        }
        return print;
    }

    /** Whether two texts with these fingerprints are nearly the same. */
    public static boolean isNearCopy(long one, long other) {
        return Long.bitCount(one ^ other) <= NEAR_COPY_BITS;
    }

    private static long hash(String shingle) {
        byte[] bytes = shingle.getBytes(StandardCharsets.UTF_8);
        long high = StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
        long low = StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, ~SEED);
        return high << Integer.SIZE | low & 0xFFFF_FFFFL;
    }
}
