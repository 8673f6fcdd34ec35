package org.parley.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.parley.runtime.config.Secret;

class SignatureTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1614265330);

    @Test
    void shouldSignAsTheStandardsOwnExample() {
        Signature signature = new Signature(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(signature.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldCoverIdTimeAndBody() {
        Signature signature = new Signature(new Secret("plain words"));
        String signed = signature.sign("id", AT, BODY);
        assertThat(signature.sign("id", AT, BODY)).isEqualTo(signed);
        assertThat(signature.sign("other", AT, BODY)).isNotEqualTo(signed);
        assertThat(signature.sign("id", AT.plusSeconds(1), BODY)).isNotEqualTo(signed);
        assertThat(signature.sign("id", AT, new byte[0])).isNotEqualTo(signed);
        assertThat(new Signature(new Secret("others")).sign("id", AT, BODY)).isNotEqualTo(signed);
    }
}
