package org.parley.sink.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.parley.schemas.Alert;
import org.parley.schemas.RecordIds;

/**
 * Posts alerts to an HTTP address. Redirects are not followed: whoever moves a receiver tells us the new address. Answers are read no
 * further than what a message needs.
 */
final class HttpDelivery implements Delivery {

    /** Answers by which the receiver says that this very alert is wrong, or that it wants no more. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 405, 410, 413, 415, 422);

    private static final int LONGEST_ANSWER = 500;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Target.Http channel;
    private final AlertBody bodies;
    private final Optional<Signature> signature;
    private final Clock clock;
    private final CloseableHttpClient client;

    HttpDelivery(Target.Http channel, boolean allowPrivate, WebhookConfig config, AlertBody bodies, Clock clock) {
        this.channel = channel;
        this.bodies = bodies;
        this.signature = channel.signingSecret().map(Signature::new);
        this.clock = clock;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedDns(allowPrivate))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(config.connectTimeout()))
                                .setSocketTimeout(Timeout.of(config.responseTimeout()))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(config.responseTimeout()))
                        .build())
                .setUserAgent("Parley")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }

    @Override
    public DeliveryOutcome deliver(Alert alert) {
        try {
            return client.execute(request(alert), HttpDelivery::judge);
        } catch (IOException e) {
            return new DeliveryOutcome.Failed(e.toString());
        }
    }

    private HttpPost request(Alert alert) {
        byte[] body = bodies.of(alert, channel.format());
        HttpPost request = new HttpPost(channel.uri());
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        String id = headerSafe(alert.getAlertId());
        Instant now = clock.instant();
        request.setHeader("Idempotency-Key", id);
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        signature.ifPresent(signer -> request.setHeader("webhook-signature", signer.sign(id, now, body)));
        return request;
    }

    private static DeliveryOutcome judge(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return DeliveryOutcome.DELIVERED;
        }
        String detail = status + " " + beginning(response);
        return FOR_GOOD.contains(status)
                ? new DeliveryOutcome.Rejected(detail)
                : new DeliveryOutcome.Failed(detail, retryAfter(response));
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        try (InputStream content = response.getEntity().getContent()) {
            return new String(content.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
    }

    private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null || !header.getValue().matches("\\d{1,6}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header.getValue()));
        return Optional.of(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
    }

    /** Our ids are hexadecimal; whatever else stands in the topic must not write headers. */
    private static String headerSafe(String id) {
        return id.matches("[\\x21-\\x7e]{1,100}") ? id : RecordIds.hash(id);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
