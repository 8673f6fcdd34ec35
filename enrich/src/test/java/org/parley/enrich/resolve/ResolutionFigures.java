package org.parley.enrich.resolve;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.parley.schemas.Mention;

/** Prints how well invented years come out: {@code ResolutionFigures [first seed] [years]}. */
public final class ResolutionFigures {

    private static final Set<String> LANGUAGES = Set.of("uk", "ru", "en");

    private ResolutionFigures() {}

    public static void main(String[] args) {
        long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int years = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        ResolverSettings settings = ResolverSettingsLoader.bundled().load("ukraine");
        Averages averages = new Averages();
        for (long seed = first; seed < first + years; seed++) {
            InventedYear year = InventedYear.from("year" + seed, "2025-01-01", seed);
            Map<String, String> inOrder = found(settings, year.mentions());
            averages.add("encounters", encounters(year, inOrder));
            averages.add("all kinds", Bcubed.of(year.gold(), inOrder));
            averages.add("uk, ru, en", acrossLanguages(year, inOrder));
            List<Mention> shuffled = year.mentions();
            Collections.shuffle(shuffled, new Random(seed));
            averages.add("shuffled", Bcubed.of(year.gold(), found(settings, shuffled)));
        }
        averages.print();
    }

    static Bcubed encounters(InventedYear year, Map<String, String> found) {
        return Bcubed.of(gold(year, mention -> PartyLikeness.isEncounter(mention.getKind())), found);
    }

    /** Only reports in the three languages whose events must meet. */
    static Bcubed acrossLanguages(InventedYear year, Map<String, String> found) {
        return Bcubed.of(gold(year, mention -> LANGUAGES.contains(mention.getLanguage())), found);
    }

    static Map<String, String> found(ResolverSettings settings, List<Mention> mentions) {
        Map<String, String> found = new HashMap<>();
        new Resolving(settings)
                .told(mentions.toArray(Mention[]::new))
                .standing()
                .forEach(event ->
                        event.getMentions().forEach(mention -> found.put(mention.getMentionId(), event.getEventId())));
        return found;
    }

    private static Map<String, String> gold(InventedYear year, Predicate<Mention> wanted) {
        Map<String, String> gold = new HashMap<>();
        for (Mention mention : year.mentions()) {
            String happening = year.gold().get(mention.getMentionId());
            if (happening != null && wanted.test(mention)) {
                gold.put(mention.getMentionId(), happening);
            }
        }
        return gold;
    }

    /** Sums per name, in the order of first mention. */
    private static final class Averages {

        private final Map<String, double[]> sums = new java.util.LinkedHashMap<>();

        void add(String name, Bcubed found) {
            double[] sum = sums.computeIfAbsent(name, key -> new double[6]);
            double[] values = {found.precision(), found.recall(), found.f1(), found.split(), found.merged(), 1};
            for (int i = 0; i < values.length; i++) {
                sum[i] += values[i];
            }
        }

        void print() {
            sums.forEach((name, sum) -> System.out.printf(
                    Locale.ROOT,
                    "%-12s P %.3f R %.3f F1 %.3f split %.3f merged %.3f (%d years)%n",
                    name,
                    sum[0] / sum[5],
                    sum[1] / sum[5],
                    sum[2] / sum[5],
                    sum[3] / sum[5],
                    sum[4] / sum[5],
                    (int) sum[5]));
        }
    }
}
