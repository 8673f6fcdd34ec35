package org.parley.sink.elasticsearch;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.parley.sink.DeadLetterWriter.Lost;

/**
 * Consecutive records of one partition on their way to Elasticsearch, and what is left of them to do. Used by one thread at a time.
 */
final class Batch {

    private static final String STAGE = "sink.index-";

    private final long endOffset;
    private List<IndexOperation> open;
    private List<Lost> lost;
    private final Map<IndexOperation, Integer> failures = new IdentityHashMap<>();

    /**
     * @param endOffset one behind the last record
     */
    Batch(long endOffset, List<IndexOperation> operations, List<Lost> unreadable) {
        this.endOffset = endOffset;
        this.open = new ArrayList<>(operations);
        this.lost = new ArrayList<>(unreadable);
    }

    static Lost lost(ConsumerRecord<byte[], byte[]> record, String what, String reason, String detail) {
        return new Lost(record, STAGE + what, reason, detail);
    }

    long endOffset() {
        return endOffset;
    }

    /** Operations that Elasticsearch has not settled yet. */
    List<IndexOperation> open() {
        return open;
    }

    /** Records that the dead letters do not hold yet. */
    List<Lost> lost() {
        return lost;
    }

    boolean settled() {
        return open.isEmpty() && lost.isEmpty();
    }

    void lostWereKept() {
        lost = new ArrayList<>();
    }

    /** Keeps what has to be tried again; what is refused for good joins the lost. */
    void settle(List<ItemOutcome> outcomes, int internalErrors) {
        List<IndexOperation> again = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            IndexOperation operation = open.get(i);
            ItemOutcome outcome = outcomes.get(i);
            if (outcome instanceof ItemOutcome.Refused refused) {
                lose(operation, "refused by Elasticsearch", refused.detail());
            } else if (outcome instanceof ItemOutcome.Failed failed) {
                if (failures.merge(operation, 1, Integer::sum) >= internalErrors) {
                    lose(operation, "Elasticsearch fails on it", failed.detail());
                } else {
                    again.add(operation);
                }
            } else if (outcome instanceof ItemOutcome.Delayed || outcome instanceof ItemOutcome.Homeless) {
                again.add(operation);
            }
        }
        open = again;
    }

    private void lose(IndexOperation operation, String reason, String detail) {
        lost.add(lost(operation.record(), operation.index().shortName(), reason, detail));
    }
}
