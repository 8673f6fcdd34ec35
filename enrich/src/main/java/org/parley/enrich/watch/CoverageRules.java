package org.parley.enrich.watch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * When coverage is worth an alert.
 *
 * @param historyDays days before that are compared with
 * @param leastHistoryDays days that must have been read, or nothing is said
 */
public record CoverageRules(int historyDays, int leastHistoryDays, Spike spike, Silence silence) {

    private static final String SHIPPED = "/rules/coverage.yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /**
     * @param deviations standard deviations above the mean
     * @param leastArticles fewer in the hour are no spike
     */
    public record Spike(double deviations, long leastArticles) {}

    /**
     * @param hours how long nothing was read of the outlet
     * @param leastExpected articles that would have been usual in that time
     * @param deviations how far below what is usual, in standard deviations, nothing must be: an outlet that comes and goes is no news
     * @param leastHealth share of what is usual that came from all outlets together
     */
    public record Silence(int hours, double leastExpected, double deviations, double leastHealth) {}

    /** The rules that Parley ships. */
    public static CoverageRules shipped() {
        try (InputStream stream = CoverageRules.class.getResourceAsStream(SHIPPED)) {
            return YAML.readValue(stream, CoverageRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }
}
