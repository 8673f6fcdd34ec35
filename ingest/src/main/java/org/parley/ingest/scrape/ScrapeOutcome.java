package org.parley.ingest.scrape;

import org.parley.schemas.Article;

/** What became of a link. */
sealed interface ScrapeOutcome {

    /** One word, for counting. */
    String word();

    /** It gave an article. */
    record Scraped(Article article) implements ScrapeOutcome {

        @Override
        public String word() {
            return switch (article.getTextSource()) {
                case FEED -> "feed-text";
                default -> "page-text";
            };
        }
    }

    /** The same version of it was scraped already, moments ago. */
    record Repeated() implements ScrapeOutcome {

        @Override
        public String word() {
            return "repeated";
        }
    }

    /**
     * It will never give one.
     *
     * @param reason a short constant phrase
     * @param detail the particulars
     */
    record Hopeless(String reason, String detail, int attempts) implements ScrapeOutcome {

        @Override
        public String word() {
            return "dead-letter";
        }
    }
}
