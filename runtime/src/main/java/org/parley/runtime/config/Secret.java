package org.parley.runtime.config;

/** A password or token. {@link #toString} hides it, so that it cannot slip into a log. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "(secret)";
    }
}
