package org.parley.ingest.extract;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Elements whose meaning holds for everything inside them. */
enum FrameKind {
    NAV,
    ASIDE,
    FOOTER,
    HEADER,
    FIGURE,
    FIGCAPTION,
    FORM,
    LI,
    TABLE,
    BLOCKQUOTE,
    ARTICLE,
    MAIN,
    SECTION,
    A,
    DETAILS,
    DIALOG,
    P;

    private static final Map<String, Integer> BITS =
            Stream.of(values()).collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), FrameKind::bit));

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int bits) {
        return (bits & bit()) != 0;
    }

    static int of(String tag) {
        return BITS.getOrDefault(tag, 0);
    }
}
