package org.parley.sink.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.runtime.config.Secret;

/**
 * Signs what is posted, after the Standard Webhooks specification (standardwebhooks.com, symmetric signatures): HMAC-SHA256 over id,
 * time and body, so that a receiver can tell who sent it, that it is whole, and that it is not an old one sent again.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private final SecretKeySpec key;

    Signature(Secret secret) {
        String value = secret.value();
        byte[] bytes = value.startsWith(ENCODED)
                ? Base64.getDecoder().decode(value.substring(ENCODED.length()))
                : value.getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The value of the {@code webhook-signature} header. */
    String sign(String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
