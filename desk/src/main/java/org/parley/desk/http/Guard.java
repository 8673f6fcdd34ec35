package org.parley.desk.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.runtime.config.Secret;

/**
 * Stands before every route: sets the headers that keep the page to itself, slows down who asks too much, and asks for the token
 * where one is set.
 */
final class Guard {

    private static final Set<String> OPEN = Set.of("/healthz", "/readyz");
    /** The page's own files, held in memory: a page refused one of them would be blank until somebody loads it again. */
    private static final String ASSETS = "/assets/";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private final Optional<Secret> token;
    private final RateLimiter limiter;
    private final Visitors visitors;
    private final Clock clock;

    Guard(Optional<Secret> token, RateLimiter limiter, Visitors visitors, Clock clock) {
        this.token = token;
        this.limiter = limiter;
        this.visitors = visitors;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context ctx) {
        HEADERS.forEach(ctx::header);
        ctx.header("Parley-Now", clock.instant().toString());
        if (OPEN.contains(ctx.path())) {
            return;
        }
        if (!ctx.path().startsWith(ASSETS) && !limiter.allows(visitors.address(ctx))) {
            ctx.header("Retry-After", "1");
            throw new TooManyRequestsResponse("too many requests from this address, slow down");
        }
        if (token.isPresent() && !shows(ctx, token.get())) {
            ctx.header("WWW-Authenticate", "Basic realm=\"Parley\", charset=\"UTF-8\"");
            throw new UnauthorizedResponse("this desk asks for a token");
        }
    }

    private static boolean shows(Context ctx, Secret expected) {
        String header = ctx.header("Authorization");
        if (header == null) {
            return false;
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return same(header.substring(7).strip(), expected);
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6) && same(password(header.substring(6)), expected);
    }

    private static String password(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            return decoded.substring(decoded.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static boolean same(String shown, Secret expected) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), expected.value().getBytes(StandardCharsets.UTF_8));
    }
}
