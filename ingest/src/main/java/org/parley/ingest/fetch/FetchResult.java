package org.parley.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a request. */
public sealed interface FetchResult {

    /**
     * The server answered, with whatever status.
     *
     * @param uri the address that answered, after redirects
     * @param redirects those that led there, in order
     * @param body the body, unpacked; empty when there was none
     */
    record Response(int status, URI uri, List<Redirect> redirects, ResponseHeaders headers, byte[] body)
            implements FetchResult {

        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * It was not, or must not be, fetched, and asking again will not change that.
     *
     * @param detail the particulars, for people
     */
    record Refused(Refusal refusal, String detail) implements FetchResult {}

    /**
     * It did not work now.
     *
     * @param detail the error's own words, for people
     * @param retryAfter how long robots.txt or the server wants us to wait; null when it did not say
     */
    record Failed(Failure failure, String detail, @Nullable Duration retryAfter) implements FetchResult {}

    /** Why something is not fetched, now or later. */
    enum Refusal {
        BAD_ADDRESS("the address cannot be used"),
        PRIVATE_ADDRESS("the address is not on the public internet"),
        ROBOTS("robots.txt does not allow it"),
        TOO_LARGE("the body is larger than the limit"),
        TOO_MANY_REDIRECTS("too many redirects"),
        BAD_ENCODING("the body's Content-Encoding cannot be undone"),
        UNWANTED("nobody wants it any more");

        private final String phrase;

        Refusal(String phrase) {
            this.phrase = phrase;
        }

        /** A short constant phrase. */
        public String phrase() {
            return phrase;
        }
    }

    /** Why something could not be fetched this time. */
    enum Failure {
        DNS("the host name cannot be resolved"),
        CONNECT("the server cannot be reached"),
        TLS("no secure connection can be made"),
        TIMEOUT("the server is too slow"),
        BROKEN("the connection broke off"),
        ROBOTS_UNAVAILABLE("robots.txt cannot be read at the moment");

        private final String phrase;

        Failure(String phrase) {
            this.phrase = phrase;
        }

        /** A short constant phrase. */
        public String phrase() {
            return phrase;
        }
    }

    /** One redirect: the status that said so and where it led. */
    record Redirect(int status, URI target) {

        /** Whether the server means it for good: 301 or 308. */
        public boolean permanent() {
            return status == 301 || status == 308;
        }
    }
}
