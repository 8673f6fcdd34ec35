package org.parley.sink;

import java.time.Duration;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

/** Waits that double from the first to the last. */
public record Backoff(Duration first, Duration last) {

    public Backoff {
        if (first.isZero() || last.compareTo(first) < 0) {
            throw new SettingException("backoff-last", last.toString(), "at least backoff-first, which is above zero");
        }
    }

    public static Backoff from(Settings settings, String prefix) {
        return new Backoff(settings.duration(prefix + "backoff-first"), settings.duration(prefix + "backoff-last"));
    }

    /** The wait after an attempt, counted from 1. */
    public Duration after(int attempt) {
        int doublings = Math.min(attempt - 1, 30);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(last) > 0 ? last : wait;
    }
}
