package org.parley.ingest.extract;

/** Why a page gave no text. */
public enum NoTextReason {
    /** Nothing was sent, or nothing but blanks. */
    EMPTY_BODY("the page is empty"),
    /** A picture, an archive, a PDF or other bytes that are no text. */
    NOT_TEXT("the body is not text"),
    /** More than {@link PageReader#MAX_BYTES} bytes or as many characters. */
    TOO_LARGE("the page is larger than an article can be"),
    /** A frame set, whose text stands on other pages. */
    FRAMES_ONLY("the page holds only frames"),
    /** The page builds itself in the browser and carries no text of its own. */
    NEEDS_SCRIPT("the page shows its text only by script"),
    /** There is text, but none that reads like an article. */
    NO_ARTICLE("no article text was found");

    private final String sentence;

    NoTextReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in words, for logs and dead letters. */
    public String sentence() {
        return sentence;
    }
}
