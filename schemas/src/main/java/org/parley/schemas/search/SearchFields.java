package org.parley.schemas.search;

/** Names of the fields that documents have beside the record's own, which keep the names of the Avro schemas. */
public final class SearchFields {

    /** Events: true once the event proved to be an elder one, which {@code mergedInto} names. Lists leave these out. */
    public static final String MERGED = "merged";

    /** Events, alerts: the place as a geo point; absent without coordinates. */
    public static final String LOCATION = "location";

    /** Events, alerts: all days on which it may take place, as a date range, both ends included; absent without a date. */
    public static final String DATES = "dates";

    /** Events, alerts: the day to sort by: the first of {@link #DATES}, or the day of the first report. */
    public static final String DAY = "day";

    /** Events, alerts: names of all parties. */
    public static final String PARTY_NAMES = "partyNames";

    /** Events, alerts: countries and organizations for which the parties act. */
    public static final String PARTY_CODES = "partyCodes";

    /** Events: the outlets of the mentions. */
    public static final String OUTLET_NAMES = "outletNames";

    /** Events: the articles of the mentions. */
    public static final String ARTICLE_IDS = "articleIds";

    /** Events: all words of title, parties, place, headlines and evidence, as they were written. */
    public static final String SEARCH_TEXT = "searchText";

    /**
     * Events, articles, alerts: the stems of all words, parted by blanks, made by {@link Stemmer}. Stemming is done on our side, so that
     * each distribution of Elasticsearch finds the same. For queries only: large, left out of what is fetched.
     */
    public static final String STEMS = "stems";

    /** Events: completions for what a person begins to type: title, parties, place. Absent from merged events. */
    public static final String SUGGEST = "suggest";

    /** Articles: publication, or the fetch time where that is unknown. */
    public static final String SORT_AT = "sortAt";

    /** Below {@code title}: the title as one keyword, {@code title.raw}. */
    public static final String RAW = "raw";

    private SearchFields() {}
}
