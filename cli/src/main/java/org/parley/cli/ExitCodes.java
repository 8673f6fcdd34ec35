package org.parley.cli;

/** What the process says when it ends; after sysexits where there is no custom of our own. */
public final class ExitCodes {

    /** All done. */
    public static final int OK = 0;

    /** Done, but some input was bad or a check found something; standard error says what. */
    public static final int SOME_FAILED = 1;

    /** The command was not understood, or a setting is wrong. */
    public static final int USAGE = 2;

    /** A service stopped for a reason that only a restart or a person can mend. */
    public static final int FATAL = 70;

    private ExitCodes() {}
}
