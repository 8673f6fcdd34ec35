package org.parley.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are derived from what a record is about, so that doing a thing twice gives the same record. */
public final class RecordIds {

    private static final int ID_BYTES = 10;

    private RecordIds() {}

    /** Id of the article at a canonical URL. */
    public static String article(String canonicalUrl) {
        return hash("article", canonicalUrl);
    }

    /** Id of the {@code ordinal}-th mention in a version of an article. */
    public static String mention(String dossier, String articleId, long articleRevision, int ordinal) {
        return hash("mention", dossier, articleId, Long.toString(articleRevision), Integer.toString(ordinal));
    }

    /** Id of the event that a mention opens. */
    public static String event(String firstMentionId) {
        return hash("event", firstMentionId);
    }

    /** Id of the alert of a rule on one state of a thread. */
    public static String alert(String rule, String threadKey, String state) {
        return hash("alert", rule, threadKey, state);
    }

    /** The first 80 bits of the SHA-256 of the parts, hexadecimal; parts are kept apart, so that ("ab","c") differs from ("a","bc"). */
    public static String hash(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
