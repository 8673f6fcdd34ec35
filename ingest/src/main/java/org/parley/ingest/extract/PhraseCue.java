package org.parley.ingest.extract;

/** What a phrase of a block says about it. The phrases behind each stand in {@code phrases.txt}. */
enum PhraseCue {
    MORE,
    WALL,
    LETTER,
    SOCIAL,
    CREDIT,
    META,
    COMMENT,
    LEGAL,
    AD
}
