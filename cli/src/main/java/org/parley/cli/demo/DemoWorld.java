package org.parley.cli.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.schemas.Feed;
import org.parley.schemas.Outlet;

/** The invented outlets and everything they publish. Immutable; checked as a whole when it is read. */
public final class DemoWorld {

    /** An article together with whose it is. */
    public record Release(DemoOutlet outlet, DemoArticle article) {

        public String address() {
            return outlet.address(article.path());
        }

        @Override
        public String toString() {
            return address();
        }
    }

    private final Map<String, DemoOutlet> outletsByHost = new HashMap<>();
    private final List<DemoOutlet> outlets;
    private final List<Release> releases;
    private final PageRenderer pages;

    DemoWorld(List<DemoOutlet> outlets, PageRenderer pages) {
        this.outlets = List.copyOf(outlets);
        this.pages = pages;
        List<Release> all = new ArrayList<>();
        for (DemoOutlet outlet : outlets) {
            Required.that(
                    outletsByHost.put(outlet.host(), outlet) == null, "host " + outlet.host() + " is taken twice");
            pages.check(outlet);
            outlet.articles().forEach(article -> all.add(new Release(outlet, article)));
        }
        all.sort(Comparator.comparing((Release release) -> release.article().releaseAfter())
                .thenComparing(release -> release.article().published().toInstant()));
        releases = List.copyOf(all);
        checkOrder();
    }

    /**
     * The world that comes with Parley.
     *
     * @throws DemoWorldException when one of its files has a mistake
     */
    public static DemoWorld bundled() {
        return WorldReader.bundled().world();
    }

    public List<DemoOutlet> outlets() {
        return outlets;
    }

    public Optional<DemoOutlet> outlet(String host) {
        return Optional.ofNullable(outletsByHost.get(host));
    }

    /** All articles in the order in which they appear, which is the order of their publication. */
    public List<Release> releases() {
        return releases;
    }

    /** Subscriptions to all outlets' feeds, polled at a fixed interval since the replay is over in a minute. */
    public List<Feed> subscriptions(Instant addedAt, int pollIntervalSeconds) {
        return outlets.stream()
                .map(outlet -> Feed.newBuilder()
                        .setUrl(outlet.address(outlet.feed().path()))
                        .setOutlet(Outlet.newBuilder()
                                .setName(outlet.name())
                                .setCountry(outlet.country())
                                .setSide(outlet.side())
                                .build())
                        .setLanguage(outlet.language())
                        .setAddedAt(addedAt)
                        .setPollIntervalSeconds(pollIntervalSeconds)
                        .build())
                .toList();
    }

    PageRenderer pages() {
        return pages;
    }

    private void checkOrder() {
        for (int i = 1; i < releases.size(); i++) {
            OffsetDateTime before = releases.get(i - 1).article().published();
            OffsetDateTime after = releases.get(i).article().published();
            Required.that(
                    !after.isBefore(before),
                    releases.get(i).address() + " is released after "
                            + releases.get(i - 1).address() + ", which was published later");
        }
    }
}
