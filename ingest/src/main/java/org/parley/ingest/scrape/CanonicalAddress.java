package org.parley.ingest.scrape;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.Addresses;

/**
 * The one address of an article that is reached under many: the one that the page gives as its own where that can be believed, without
 * campaign parameters.
 */
final class CanonicalAddress {

    private static final Pattern CAMPAIGN = Pattern.compile(
            "(?i)(utm_\\w+|at_(medium|campaign)|fbclid|gclid|yclid|mc_[ce]id|ocid|cmpid?|ns_\\w+|smid|ref_src|xtor|partner)=?.*");
    private static final Set<String> FACES = Set.of("www", "m", "mobile", "amp");

    private CanonicalAddress() {}

    /**
     * The article's address.
     *
     * @param fetched where the page was got
     * @param declared what the page says; believed only within its own site and when it is not merely the site's front page
     */
    static String of(URI fetched, @Nullable String declared) {
        URI said = declared == null ? null : Addresses.resolve(fetched, declared);
        return withoutCampaign(said != null && believable(fetched, said) ? said : fetched);
    }

    private static boolean believable(URI fetched, URI said) {
        return site(said).equals(site(fetched)) && (!isFrontPage(said) || isFrontPage(fetched));
    }

    private static boolean isFrontPage(URI uri) {
        return (uri.getPath() == null || uri.getPath().length() <= 1) && uri.getQuery() == null;
    }

    private static String site(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        int dot = host.indexOf('.');
        return dot > 0 && FACES.contains(host.substring(0, dot)) ? host.substring(dot + 1) : host;
    }

    private static String withoutCampaign(URI uri) {
        String text = uri.toString();
        int question = text.indexOf('?');
        if (question < 0) {
            return text;
        }
        String query = Arrays.stream(text.substring(question + 1).split("&", -1))
                .filter(parameter ->
                        !parameter.isEmpty() && !CAMPAIGN.matcher(parameter).matches())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? text.substring(0, question) : text.substring(0, question) + "?" + query;
    }
}
