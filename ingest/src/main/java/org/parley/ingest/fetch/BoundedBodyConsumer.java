package org.parley.ingest.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Gathers one response, and breaks the connection as soon as its body outgrows the limit, declared or not. */
final class BoundedBodyConsumer extends AbstractBinResponseConsumer<RawResponse> {

    private static final int CHUNK = 16 * 1024;

    private final long limit;
    private final ByteArrayBuffer body = new ByteArrayBuffer(CHUNK);
    private @Nullable HttpResponse response;

    BoundedBodyConsumer(long limit) {
        this.limit = limit;
    }

    @Override
    protected void start(HttpResponse head, @Nullable ContentType contentType) throws IOException {
        response = head;
        Header length = head.getFirstHeader("Content-Length");
        if (length != null && declaredLength(length.getValue()) > limit) {
            throw new BodyTooLargeException(limit);
        }
    }

    @Override
    protected int capacityIncrement() {
        return CHUNK;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        if (body.length() + (long) source.remaining() > limit) {
            throw new BodyTooLargeException(limit);
        }
        body.append(source);
    }

    @Override
    protected RawResponse buildResult() {
        HttpResponse head = response;
        if (head == null) {
            throw new IllegalStateException("a result was asked for before the response had begun");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : head.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        return new RawResponse(head.getCode(), new ResponseHeaders(headers), body.toByteArray());
    }

    @Override
    public void releaseResources() {
        // Called after the result was built: nothing outlives this consumer.
        body.clear();
    }

    private static long declaredLength(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException notALength) {
            return -1;
        }
    }
}
