package org.parley.fuzz;

import java.util.Arrays;
import org.parley.ingest.extract.ExtractedPage;
import org.parley.ingest.extract.PageReader;

/** The page reader on any bytes under any of the content types that servers send. */
public final class PageTarget {

    private static final PageReader READER = new PageReader();
    private static final String[] TYPES = {
        null,
        "text/html",
        "text/html; charset=utf-16",
        "text/html; charset=koi8-u",
        "image/png",
        "text/html; charset=\"x\""
    };

    private PageTarget() {}

    /** The first byte chooses the content type. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        ExtractedPage page =
                READER.read("https://outlet.example/2025/03/01/talks", body, TYPES[(input[0] & 0xff) % TYPES.length]);
        if (page.text().length() > 4 * input.length + 100) {
            throw new AssertionError("more text than page: " + page.text().length() + " of " + input.length);
        }
    }
}
