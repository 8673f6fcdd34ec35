package org.parley.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error, shown only when that is a terminal. Java cannot ask for a single stream, so the start script does
 * and passes {@code parley.terminal=true}. Thread-safe.
 */
public final class Progress implements AutoCloseable {

    private static final long UNKNOWN_LENGTH = -1;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** A bar for work of unknown length. */
    public static Progress start(String what) {
        return start(what, UNKNOWN_LENGTH);
    }

    /** A bar for {@code steps} steps. */
    public static Progress start(String what, long steps) {
        if (!isTerminal()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build());
    }

    /** Whether standard error is a terminal. */
    public static boolean isTerminal() {
        return Boolean.getBoolean("parley.terminal");
    }

    /** One step done. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** So many steps done since the start. */
    public void stepTo(long steps) {
        if (bar != null) {
            bar.stepTo(steps);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
