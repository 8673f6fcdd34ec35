package org.parley.sink.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses that the public internet does not reach, which no target may have unless it says so. */
final class PrivateAddresses {

    private PrivateAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? containsIpv4(bytes) : containsIpv6(bytes);
    }

    /** By IANA's registry of special-purpose addresses. */
    private static boolean containsIpv4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        return a == 0
                || a == 10
                || a == 127
                || a >= 224
                || a == 100 && b >= 64 && b < 128
                || a == 169 && b == 254
                || a == 172 && b >= 16 && b < 32
                || a == 192 && b == 168
                || a == 192 && b == 0 && (c == 0 || c == 2)
                || a == 192 && b == 88 && c == 99
                || a == 198 && (b == 18 || b == 19)
                || a == 198 && b == 51 && c == 100
                || a == 203 && b == 0 && c == 113;
    }

    /** All but 2000::/3; and in that, what carries an IPv4 address or stands in no route. */
    private static boolean containsIpv6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean global = first >> 13 == 1;
        boolean teredoOrProtocol = first == 0x2001 && second < 0x200;
        boolean documentation = first == 0x2001 && second == 0xdb8;
        boolean sixToFour = first == 0x2002;
        return !global || teredoOrProtocol || documentation || sixToFour;
    }
}
