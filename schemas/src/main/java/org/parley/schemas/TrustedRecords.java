package org.parley.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Vouches for the generated records: since 1.12.2 Avro makes instances only of classes that the application trusts. The serdes see to it
 * themselves; a program that builds records without ever touching a topic calls {@link #install()} once, before its first record.
 */
public final class TrustedRecords {

    static {
        String ours = TrustedRecords.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(ours)));
    }

    private TrustedRecords() {}

    /** Makes sure of it; any number of times, from any thread. */
    public static void install() {
        // the class's initializer has done it
    }
}
