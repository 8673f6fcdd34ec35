package org.parley.enrich.watch;

import java.util.Locale;

/**
 * One line of counts of a dossier that is watched for spikes: all of its articles, those of one side or outlet, or its mentions of one kind.
 *
 * @param dossier the peace process
 * @param split what the line is a part of
 * @param value which part; empty for the whole
 */
public record CoverageSeries(String dossier, Split split, String value) {

    /** What is counted, the widest first: a spike of the whole is not told again for its parts. */
    public enum Split {
        ALL,
        SIDE,
        KIND,
        OUTLET
    }

    private static final String BAR = "|";

    /** A name that {@link #parse} reads again. */
    public String name() {
        return dossier + BAR + split + BAR + value;
    }

    /** The series of a {@link #name}. */
    public static CoverageSeries parse(String name) {
        String[] parts = name.split("\\|", 3);
        return new CoverageSeries(parts[0], Split.valueOf(parts[1]), parts[2]);
    }

    String inWords() {
        return switch (split) {
            case ALL -> dossier;
            case SIDE -> dossier + " by " + value.toLowerCase(Locale.ROOT) + " outlets";
            case KIND -> dossier + " (" + value.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
            case OUTLET -> dossier + " by " + value;
        };
    }

    String unit() {
        return split == Split.KIND ? "reports" : "articles";
    }
}
