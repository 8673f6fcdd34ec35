package org.parley.cli.service;

/**
 * What has come of the articles so far, counted in the topics and in Elasticsearch.
 *
 * @param articles distinct articles
 * @param outlets distinct outlets of them
 * @param languages distinct languages of them
 * @param mentions distinct mentions
 * @param events events that stand for themselves
 * @param mergedEvents events that proved to be another one
 * @param joins mentions that joined an event that was known already
 * @param newAlerts alerts that opened a thread
 * @param updates alerts that updated one
 * @param retractions alerts that took one back
 * @param deadLetters records that could not be processed
 * @param indexedArticles articles in Elasticsearch
 * @param indexedEvents events in Elasticsearch, merged ones included
 * @param indexedAlerts alerts in Elasticsearch
 */
public record Tally(
        int articles,
        int outlets,
        int languages,
        int mentions,
        int events,
        int mergedEvents,
        int joins,
        int newAlerts,
        int updates,
        int retractions,
        int deadLetters,
        long indexedArticles,
        long indexedEvents,
        long indexedAlerts) {

    /** All alerts. */
    public int alerts() {
        return newAlerts + updates + retractions;
    }

    /** Whether Elasticsearch holds what the topics hold. */
    public boolean isIndexed() {
        return indexedArticles == articles && indexedEvents == events + mergedEvents && indexedAlerts == alerts();
    }
}
