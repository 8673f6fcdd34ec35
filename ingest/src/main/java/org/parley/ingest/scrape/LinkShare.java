package org.parley.ingest.scrape;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Whether the links of one partition are ours, and which of them are being fetched: the next owner is to ask their hosts only once we have
 * done. Thread-safe.
 */
final class LinkShare {

    private boolean ours = true;
    private int underWay;

    synchronized boolean ours() {
        return ours;
    }

    /** Begins no more requests, and waits for those under way, but not for ever: a server that drips must not hold up the others' work. */
    synchronized void leave(Duration longest) {
        ours = false;
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis();
                    underWay > 0 && left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Visit visit() {
        return new Visit();
    }

    /** One fetch of a page; true while it may go on. */
    final class Visit implements BooleanSupplier {

        private boolean begun;

        @Override
        public boolean getAsBoolean() {
            synchronized (LinkShare.this) {
                if (ours && !begun) {
                    begun = true;
                    underWay++;
                }
                return ours;
            }
        }

        void end() {
            synchronized (LinkShare.this) {
                if (begun) {
                    begun = false;
                    underWay--;
                    LinkShare.this.notifyAll();
                }
            }
        }
    }
}
