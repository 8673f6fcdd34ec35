package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import org.jspecify.annotations.Nullable;

/** Says what an answer of Elasticsearch means for one operation. The one place where statuses are told apart. */
final class ItemJudge {

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_ERROR = 500;

    private ItemJudge() {}

    static ItemOutcome judge(BulkResponseItem item) {
        return judge(item.status(), item.error());
    }

    static ItemOutcome judge(int status, @Nullable ErrorCause error) {
        if (status < 300) {
            return ItemOutcome.STORED;
        } else if (status == CONFLICT && (error == null || isVersionConflict(error))) {
            return ItemOutcome.UNCHANGED;
        } else if (status == NOT_FOUND && error == null) {
            return ItemOutcome.UNCHANGED;
        } else if (status == NOT_FOUND) {
            return new ItemOutcome.Homeless(describe(status, error));
        } else if (status == INTERNAL_ERROR) {
            return new ItemOutcome.Failed(describe(status, error));
        } else if (status == TOO_MANY_REQUESTS
                || status == FORBIDDEN
                || status == CONFLICT
                || status > INTERNAL_ERROR) {
            // 403 is a block that an operator or a full disk set on the index; it is lifted, never part of the
            // document.
            return new ItemOutcome.Delayed(describe(status, error));
        }
        return new ItemOutcome.Refused(describe(status, error));
    }

    /** Elasticsearch's own words, causes included, innermost last. */
    static String describe(int status, @Nullable ErrorCause error) {
        StringBuilder words = new StringBuilder(String.valueOf(status));
        String joint = " ";
        for (ErrorCause cause = error; cause != null; cause = cause.causedBy()) {
            words.append(joint).append(cause.type()).append(": ").append(cause.reason());
            joint = "; because ";
        }
        return words.toString();
    }

    private static boolean isVersionConflict(ErrorCause error) {
        return "version_conflict_engine_exception".equals(error.type());
    }
}
