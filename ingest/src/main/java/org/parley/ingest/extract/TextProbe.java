package org.parley.ingest.extract;

/** Tells bytes that cannot be a page from those that can, by their beginning. */
final class TextProbe {

    private static final int PROBED = 2_048;
    private static final int CONTROL_SHARE = 20;

    private TextProbe() {}

    static boolean isBinary(byte[] body) {
        if (startsWith(body, 0xFE, 0xFF) || startsWith(body, 0xFF, 0xFE)) {
            return false;
        }
        if (startsWith(body, '%', 'P', 'D', 'F') || startsWith(body, 'P', 'K', 3, 4) || startsWith(body, 0x1F, 0x8B)) {
            return true;
        }
        int length = Math.min(body.length, PROBED);
        int controls = 0;
        for (int i = 0; i < length; i++) {
            int value = body[i];
            boolean control = value >= 0
                    && value < ' '
                    && value != '\n'
                    && value != '\r'
                    && value != '\t'
                    && value != '\f'
                    && value != 0x1B;
            controls += control ? 1 : 0;
        }
        return controls * CONTROL_SHARE > length;
    }

    private static boolean startsWith(byte[] body, int... start) {
        if (body.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((body[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
