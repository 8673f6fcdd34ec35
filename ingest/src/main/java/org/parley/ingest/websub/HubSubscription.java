package org.parley.ingest.websub;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One subscription at one hub. Immutable.
 *
 * @param id the last part of the callback address; not to be guessed
 * @param topic the feed as the hub knows it
 * @param secret with which the hub signs
 * @param renewAt when to ask again
 */
record HubSubscription(String id, String feedUrl, URI hub, URI topic, String secret, Instant renewAt) {

    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    HubSubscription renewedAt(Instant next) {
        return new HubSubscription(id, feedUrl, hub, topic, secret, next);
    }

    /** When to renew a lease of that length: well before its end. */
    static Instant renewal(Instant now, Duration lease) {
        return now.plus(lease.multipliedBy(9).dividedBy(10));
    }

    /** Whether the body was signed with our secret: {@code method=hexadecimal}. */
    boolean signed(byte[] body, String signature) {
        int equals = signature.indexOf('=');
        String algorithm = equals < 0
                ? null
                : ALGORITHMS.get(signature.substring(0, equals).toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return MessageDigest.isEqual(
                    mac.doFinal(body),
                    HexFormat.of().parseHex(signature.substring(equals + 1).strip()));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return false;
        }
    }
}
