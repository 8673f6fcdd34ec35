package org.parley.ingest.extract;

/** What the class, id or role of an element says about its content. The words behind each stand in {@code class-cues.txt}. */
enum Cue {
    ARTICLE,
    BODY,
    PARAGRAPH,
    LEAD,
    HEADLINE,
    RELATED,
    SHARE,
    COMMENT,
    NEWSLETTER,
    NAVIGATION,
    FOOTER,
    HEADER,
    SIDEBAR,
    AD,
    AUTHOR,
    CAPTION,
    MEDIA,
    TOPIC,
    CONSENT,
    WALL,
    META,
    HIDDEN,
    QUOTE,
    BOX,
    LOGIN,
    LIVE,
    ACTION;

    private final long bit = 1L << ordinal();

    long bit() {
        return bit;
    }

    boolean in(long bits) {
        return (bits & bit) != 0;
    }
}
