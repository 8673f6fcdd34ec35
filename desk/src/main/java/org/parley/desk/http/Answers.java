package org.parley.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import org.parley.desk.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the API answers: JSON, and errors as one sentence under {@code error}, never a stack trace. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json; charset=utf-8").result(body.toString());
    }

    static NotFoundResponse notFound(String what) {
        return new NotFoundResponse("there is no such " + what);
    }

    static void addErrorsTo(RoutesConfig routes) {
        routes.exception(
                HttpResponseException.class,
                (expected, ctx) -> error(ctx, expected.getStatus(), String.valueOf(expected.getMessage())));
        routes.exception(StoreUnavailableException.class, (passing, ctx) -> {
            LOG.warn("a request could not be answered: {}", passing.getMessage());
            ctx.header("Retry-After", "2");
            error(ctx, 503, "the search index cannot answer now, try again soon");
        });
        routes.exception(Exception.class, (bug, ctx) -> {
            LOG.error("a request failed on {}", ctx.path(), bug);
            error(ctx, 500, "something went wrong here");
        });
    }

    private static void error(Context ctx, int status, String message) {
        ctx.status(status);
        json(ctx, JsonNodeFactory.instance.objectNode().put("error", message));
    }
}
