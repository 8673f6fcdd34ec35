package org.parley.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(2, 3, nanos::get);

    @Test
    void shouldAllowABurstAndThenOnlyTheRate() {
        assertThat(allowed("reader", 5)).isEqualTo(3);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(allowed("reader", 5)).isEqualTo(2);
    }

    @Test
    void shouldCountEachAddressByItself() {
        assertThat(allowed("greedy", 10)).isEqualTo(3);

        assertThat(allowed("modest", 1)).isEqualTo(1);
    }

    @Test
    void shouldNotSaveUpMoreThanTheBurst() {
        assertThat(allowed("reader", 1)).isEqualTo(1);

        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(allowed("reader", 10)).isEqualTo(3);
    }

    private int allowed(String address, int requests) {
        int allowed = 0;
        for (int i = 0; i < requests; i++) {
            allowed += limiter.allows(address) ? 1 : 0;
        }
        return allowed;
    }
}
