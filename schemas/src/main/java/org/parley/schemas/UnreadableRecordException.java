package org.parley.schemas;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that are no record of the expected kind. They never will be: the caller sends them to the dead letters. */
public final class UnreadableRecordException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param type name of the record that was expected
     * @param length how many bytes there were
     */
    public UnreadableRecordException(String type, int length, Throwable cause) {
        super("not a readable " + type + " (" + length + " bytes): " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
