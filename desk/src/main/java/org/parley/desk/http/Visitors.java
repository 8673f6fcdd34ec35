package org.parley.desk.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.parley.runtime.net.Network;

/**
 * Tells who asks, and under which address they reached this desk. What {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} say
 * counts only when a trusted proxy says it: anybody else could name any address and so escape the limits.
 */
final class Visitors {

    private static final int LONGEST_CHAIN = 1_000;
    private static final String HOST = "[A-Za-z0-9.:\\[\\]-]{1,255}";

    private final List<Network> proxies;

    Visitors(List<Network> proxies) {
        this.proxies = proxies;
    }

    /** The nearest address on the way here that is no trusted proxy; the farthest proxy when all are. */
    String address(Context ctx) {
        String nearest = ctx.req().getRemoteAddr();
        if (!trusts(nearest)) {
            return nearest;
        }
        List<String> chain = chain(ctx);
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<String> hop = literal(chain.get(i));
            if (hop.isEmpty()) {
                return nearest;
            }
            nearest = hop.get();
            if (!trusts(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    /** Scheme, host and port by which the visitor reached this desk. */
    String origin(Context ctx) {
        boolean forwarded = trusts(ctx.req().getRemoteAddr());
        String scheme = forwarded && "https".equalsIgnoreCase(first(ctx, "X-Forwarded-Proto")) ? "https" : ctx.scheme();
        String host =
                forwarded && !first(ctx, "X-Forwarded-Host").isEmpty() ? first(ctx, "X-Forwarded-Host") : ctx.host();
        return scheme + "://" + (host != null && host.matches(HOST) ? host : "localhost");
    }

    private boolean trusts(String address) {
        return literal(address)
                .map(Visitors::parsed)
                .filter(parsed -> proxies.stream().anyMatch(proxy -> proxy.contains(parsed)))
                .isPresent();
    }

    private static List<String> chain(Context ctx) {
        String header = ctx.header("X-Forwarded-For");
        return header == null || header.length() > LONGEST_CHAIN
                ? List.of()
                : Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    }

    private static String first(Context ctx, String name) {
        String header = ctx.header(name);
        return header == null ? "" : header.split(",", 2)[0].strip();
    }

    /** The address without port and brackets; empty for a name or nonsense. */
    private static Optional<String> literal(String hop) {
        String bare = hop.startsWith("[")
                ? hop.substring(1, Math.max(1, hop.indexOf(']')))
                : hop.matches("[0-9.]+:\\d+") ? hop.substring(0, hop.indexOf(':')) : hop;
        try {
            return Optional.of(parsed(bare).getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static InetAddress parsed(String address) {
        return Network.parse(address).base();
    }
}
