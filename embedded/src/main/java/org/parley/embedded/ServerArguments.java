package org.parley.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What Elasticsearch's server program reads from its standard input before it begins: normally written by the launcher that
 * {@code bin/elasticsearch} starts, a second JVM that we save. The form belongs to the pinned version; the integration tests show
 * at once when another version wants another.
 */
final class ServerArguments {

    /** Sent later on the same pipe, asks the server to end. When the pipe just closes, the server ends as well. */
    static final int STOP = 0x1B;

    private static final String KEYSTORE = "org.elasticsearch.common.settings.KeyStoreWrapper";
    private static final int KEYSTORE_FORMAT = 7;
    private static final int STRING_VALUE = 0;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ServerArguments() {}

    static byte[] encode(Map<String, String> settings, Path configFolder, Path logFolder) {
        try {
            return new ServerArguments().write(settings, configFolder, logFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(Map<String, String> settings, Path configFolder, Path logFolder) throws IOException {
        out.writeBoolean(/* daemonize= */ false);
        out.writeBoolean(/* quiet= */ false);
        out.writeBoolean(/* pidFile present= */ false);
        writeEmptyKeystore();
        writeLength(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            writeText(setting.getKey());
            out.writeByte(STRING_VALUE);
            writeText(setting.getValue());
        }
        writeText(configFolder.toString());
        writeText(logFolder.toString());
        return bytes.toByteArray();
    }

    private void writeEmptyKeystore() throws IOException {
        writeText(KEYSTORE);
        out.writeInt(KEYSTORE_FORMAT);
        out.writeBoolean(/* has password= */ false);
        out.writeBoolean(/* encrypted bytes present= */ false);
        writeLength(0);
        out.writeBoolean(/* closed= */ false);
    }

    private void writeText(String text) throws IOException {
        writeLength(text.length());
        for (char c : text.toCharArray()) {
            if (c <= 0x7F) {
                out.writeByte(c);
            } else if (c <= 0x7FF) {
                out.writeByte(0xC0 | c >> 6);
                out.writeByte(0x80 | c & 0x3F);
            } else {
                out.writeByte(0xE0 | c >> 12);
                out.writeByte(0x80 | c >> 6 & 0x3F);
                out.writeByte(0x80 | c & 0x3F);
            }
        }
    }

    /** Seven bits a byte, the lowest first; the high bit says that more follow. */
    private void writeLength(int length) throws IOException {
        int rest = length;
        while (rest > 0x7F) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
