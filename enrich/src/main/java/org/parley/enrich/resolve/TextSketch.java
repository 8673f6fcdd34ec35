package org.parley.enrich.resolve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The least hashes of a text's shingles (bottom-k sketch, Cohen 1997): from two sketches follows how much of the smaller text the larger one
 * holds, so that a copy is found after cuts and under a new lead, where a fingerprint of the whole fails. Stateless.
 */
public final class TextSketch {

    private static final int LEAST_HASHES = 48;
    private static final int SEED = 15_485_863;

    private TextSketch() {}

    /** The sketch, or null when the text is too short to tell copies from chance. */
    public static @Nullable ByteBuffer of(String text) {
        List<String> words = Shingles.words(text);
        if (words.size() < Shingles.LEAST_WORDS) {
            return null;
        }
        SortedSet<Integer> least = new TreeSet<>(Integer::compareUnsigned);
        for (String shingle : Shingles.of(words)) {
            least.add(hash(shingle));
            if (least.size() > LEAST_HASHES) {
                least.remove(least.last());
            }
        }
        ByteBuffer sketch = ByteBuffer.allocate(least.size() * Integer.BYTES);
        least.forEach(sketch::putInt);
        return sketch.flip();
    }

    private static int hash(String shingle) {
        byte[] bytes = shingle.getBytes(StandardCharsets.UTF_8);
        return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
    }
}
