package org.parley.runtime.config;

/** A setting that Parley cannot start with. The message names the key, what it got, and what it expected; it never shows a secret. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String key, String got, String expected) {
        super("setting " + key + ": got " + got + ", expected " + expected);
    }
}
