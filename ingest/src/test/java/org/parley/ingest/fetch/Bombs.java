package org.parley.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Small bodies that unpack to sixty megabytes of zeros. */
final class Bombs {

    private static final int MEGABYTES = 60;

    /** Made by another program, since the library that we use unpacks only. */
    private static final String BROTLI =
            "y///PwAkAOKxQHLv//j//weABEAcFoDu/R////8AkACIwwLQvf/j//8fABIAcVgAuvd//P//A0ACIA4LQPf+j///fwBIAMRhAeje//H//w8ACYA4LADd"
                    + "+7/8//8BIAEQhwWge/8D";

    private Bombs() {}

    static byte[] gzip() {
        return pack(Bombs::gzipping);
    }

    static byte[] deflate() {
        return pack(DeflaterOutputStream::new);
    }

    static byte[] brotli() {
        return Base64.getDecoder().decode(BROTLI);
    }

    /** Harmless in its first layer. */
    static byte[] gzipTwice() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream outer = gzipping(packed)) {
            outer.write(gzip());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] pack(Function<OutputStream, OutputStream> packer) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer.apply(packed)) {
            byte[] nothing = new byte[1024 * 1024];
            for (int i = 0; i < MEGABYTES; i++) {
                out.write(nothing);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed.toByteArray();
    }

    private static OutputStream gzipping(OutputStream out) {
        try {
            return new GZIPOutputStream(out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
