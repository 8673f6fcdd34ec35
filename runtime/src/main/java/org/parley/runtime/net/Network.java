package org.parley.runtime.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param base any address in it
 * @param bits how many leading bits count
 */
public record Network(InetAddress base, int bits) {

    public Network {
        if (bits < 0 || bits > base.getAddress().length * 8) {
            throw new IllegalArgumentException("no such prefix length: " + bits);
        }
    }

    /**
     * Reads the usual notation; an address alone is a network of one.
     *
     * @throws IllegalArgumentException when the text is something else; names are never looked up
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        try {
            InetAddress base = InetAddress.getByName(address);
            int bits = slash < 0 ? base.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
            return new Network(base, bits);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("not an address: " + address, notAnAddress);
        }
    }

    /** Whether the address lies in this block; addresses of the other family never do. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
