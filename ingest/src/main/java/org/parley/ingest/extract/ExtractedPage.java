package org.parley.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PageReader} found on one page. What the page does not say is null, an empty list or an empty string, never a guess from
 * the clock. Immutable.
 *
 * @param url the address it was read under
 * @param canonicalUrl the address that the page gives as its own
 * @param title the headline without the outlet's name; may be empty
 * @param authors names of people, or the name of the agency or newsroom where no person signs
 * @param published first publication
 * @param modified last change
 * @param language ISO 639-1 (639-3 where there is no two-letter code)
 * @param section the outlet's section
 * @param imageUrl the lead image
 * @param outletName the publisher's name as it calls itself
 * @param walled true when a paywall or cookie wall hides part of the text
 * @param text paragraphs, sub-headings, list items and quotations, parted by a blank line; empty when there is no article
 * @param noTextReason why {@code text} is empty; null exactly when it is not
 */
public record ExtractedPage(
        String url,
        @Nullable String canonicalUrl,
        String title,
        List<String> authors,
        @Nullable PageTime published,
        @Nullable PageTime modified,
        @Nullable String language,
        @Nullable String section,
        @Nullable String imageUrl,
        @Nullable String outletName,
        boolean walled,
        String text,
        @Nullable NoTextReason noTextReason) {

    public ExtractedPage {
        authors = List.copyOf(authors);
        if (text.isEmpty() != (noTextReason != null)) {
            throw new IllegalArgumentException("A page has either a text or a reason why not: " + url);
        }
    }

    /** True when there is an article text. */
    public boolean hasText() {
        return noTextReason == null;
    }

    static ExtractedPage withoutText(String url, NoTextReason reason) {
        return new ExtractedPage(url, null, "", List.of(), null, null, null, null, null, null, false, "", reason);
    }
}
