package org.parley.ingest.fetch;

/** A response as it came over the wire, body still packed. */
record RawResponse(int status, ResponseHeaders headers, byte[] body) {}
