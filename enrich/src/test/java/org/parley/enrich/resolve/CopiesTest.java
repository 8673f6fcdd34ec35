package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Finds copies among 600 articles: a story cut, under a new lead, under a new headline and credit, sewn together with another, retouched; beside
 * stories of other facts in the very same wording.
 */
class CopiesTest {

    private static final int STORIES = 60;
    private static final int NAMES = 24;

    private static final List<String> PHRASES = List.of(
            "%P said on Tuesday that the delegation from %C would arrive in %T within %N days.",
            "According to an adviser to %P, the two sides have settled %N of the open points.",
            "The meeting in %T lasted %N hours and ended without a joint statement.",
            "A spokesman for %C called the offer of %P a step that deserves an answer.",
            "Officials in %T expect about %N guests, among them %P and ministers from %C.",
            "The draft has %N articles, and %P wants three of them struck out.",
            "%P told reporters in %T that nothing has been signed so far.",
            "Diplomats from %C put forward %N changes on the eve of the talks.",
            "It would be the first visit of %P to %T in more than %N months.",
            "The exchange covers %N prisoners, most of them held near %T.",
            "In a call with %P, the leader of %C agreed to keep the corridor near %T open.",
            "A second round may follow in %T if %P and %C agree on a date.",
            "The fund would receive %N percent of the revenue, a source close to %P said.",
            "Observers from %C counted %N violations around %T overnight.",
            "%P thanked %C for hosting the teams and praised the mood in %T.",
            "Parliament in %T has %N days to ratify what %P has negotiated.",
            "The ministry of %C confirmed that %P had asked for guarantees lasting %N years.",
            "Neither side of the table in %T wished to comment on the words of %P.");
    private static final List<String> LEADS = List.of(
            "Here is what our desk knows so far about the latest turn in the negotiations, in short.",
            "Our correspondent reports on the day's diplomacy and on what may come of it next week.",
            "The following is a summary of agency reports, shortened and edited for our readers today.");

    private static final List<String> CREDITS = List.of(
            "Про це повідомляє Укрінформ з посиланням на Reuters. ",
            "Об этом сообщает ТАСС со ссылкой на источник. ",
            "Jak podaje PAP, powołując się na Reutersa: ",
            "Wie die Nachrichtenagentur dpa berichtet: ",
            "Reuters'ın haberine göre: ");

    private record Text(String body, int story) {}

    @Test
    void shouldFindTheCopiesOfEachStory() {
        // given
        List<Text> texts = texts(new Random(7));
        assertThat(texts).hasSizeGreaterThanOrEqualTo(500);

        // when
        Map<Text, ByteBuffer> sketches = new HashMap<>();
        texts.forEach(text -> sketches.put(text, TextSketch.of(text.body())));
        int[] groups = IndependentReports.groups(
                texts, (one, other) -> TextSketch.overlap(sketches.get(one), sketches.get(other)));

        // then
        double index = adjustedRand(texts.stream().mapToInt(Text::story).toArray(), groups);
        System.out.printf(Locale.ROOT, "adjusted Rand index %.3f on %d texts%n", index, texts.size());
        assertThat(index).isGreaterThan(0.95);
    }

    @Test
    void shouldNotTakeOneWordingOfOtherFactsForACopy() {
        // given
        Random random = new Random(3);
        List<Integer> phrases = order(random);
        String one = story(phrases, random);
        String twin = story(phrases, random);

        // then
        assertThat(TextSketch.overlap(TextSketch.of(one), TextSketch.of(twin))).isLessThan(0.3);
    }

    @Test
    void shouldFindACopyThatWasCutToAThird() {
        // given
        Random random = new Random(4);
        String story = story(order(random), random);
        String cut = story.substring(0, story.indexOf("\n", story.length() / 3));

        // then
        assertThat(TextSketch.overlap(TextSketch.of(story), TextSketch.of(cut))).isGreaterThan(0.8);
    }

    @Test
    void shouldNotSketchWhatIsTooShort() {
        assertThat(TextSketch.of("Talks in Riyadh have begun.")).isNull();
        assertThat(TextFingerprint.of("Talks in Riyadh have begun.")).isNull();
    }

    @Test
    void shouldGiveNearFingerprintsToNearTexts() {
        // given
        Random random = new Random(5);
        String story = story(order(random), random);

        // then
        assertThat(TextFingerprint.isNearCopy(
                        TextFingerprint.of(story), TextFingerprint.of(story + "\nOne more line of words at the end.")))
                .isTrue();
    }

    private static List<Text> texts(Random random) {
        List<Text> texts = new ArrayList<>();
        for (int number = 0; number < STORIES; number++) {
            List<Integer> phrases = order(random);
            String story = story(phrases, random);
            String other = story(order(random), random);
            texts.add(new Text(story, number));
            texts.add(new Text("KYIV (Reuters) - " + story, number));
            texts.add(new Text(story + "\nДжерело: Укрінформ", number));
            texts.add(new Text(CREDITS.get(number % CREDITS.size()) + story, number));
            texts.add(new Text(headline(random) + lines(story, 0.1, 0.9), number));
            texts.add(new Text(
                    headline(random) + CREDITS.get((number + 1) % CREDITS.size()) + retouched(story, random), number));
            texts.add(new Text(lines(story, 0, 0.5), number));
            texts.add(new Text(lines(story, 0.4, 1), number));
            texts.add(new Text(LEADS.get(number % LEADS.size()) + "\n" + lines(story, 0.2, 1), number));
            texts.add(new Text(retouched(story, random), number));
            texts.add(new Text(story + "\n" + lines(other, 0, 0.4), number));
            texts.add(new Text(story(phrases, random), STORIES + number));
            texts.add(new Text(story(order(random), random), 2 * STORIES + number));
        }
        Collections.shuffle(texts, random);
        return texts;
    }

    /** Each outlet sets its own. */
    private static String headline(Random random) {
        return name(random) + " and " + name(random) + " closer to a deal, says " + name(random) + "\n";
    }

    private static List<Integer> order(Random random) {
        List<Integer> phrases = new ArrayList<>();
        for (int i = 0; i < PHRASES.size(); i++) {
            phrases.add(i);
        }
        Collections.shuffle(phrases, random);
        return phrases.subList(0, 12);
    }

    private static String story(List<Integer> phrases, Random random) {
        StringBuilder story = new StringBuilder();
        for (int phrase : phrases) {
            story.append(PHRASES.get(phrase)
                            .replace("%P", name(random) + " " + name(random))
                            .replace("%C", name(random))
                            .replace("%T", name(random))
                            .replace("%N", Integer.toString(2 + random.nextInt(400))))
                    .append("\n");
        }
        return story.toString();
    }

    /** One of two dozen, since the same people and places are in all the news of one war. */
    private static String name(Random random) {
        Random letters = new Random(random.nextInt(NAMES));
        String syllables = "ka ro mi len sta vor dan el pri sko tu ner";
        String[] parts = syllables.split(" ");
        String name = parts[letters.nextInt(parts.length)]
                + parts[letters.nextInt(parts.length)]
                + parts[letters.nextInt(parts.length)];
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String lines(String story, double from, double to) {
        List<String> lines = story.lines().toList();
        return String.join("\n", lines.subList((int) (from * lines.size()), (int) (to * lines.size()))) + "\n";
    }

    /** Drops and adds a word here and there, as a sub-editor does. */
    private static String retouched(String story, Random random) {
        StringBuilder text = new StringBuilder();
        for (String word : story.split(" ", -1)) {
            double chance = random.nextDouble();
            if (chance > 0.03) {
                text.append(word).append(' ');
            }
            if (chance > 0.97) {
                text.append("reportedly ");
            }
        }
        return text.toString();
    }

    /** Hubert and Arabie 1985. */
    private static double adjustedRand(int[] truth, int[] found) {
        Map<Long, Integer> cells = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        for (int i = 0; i < truth.length; i++) {
            cells.merge(((long) truth[i] << 32) + found[i], 1, Integer::sum);
            rows.merge(truth[i], 1, Integer::sum);
            columns.merge(found[i], 1, Integer::sum);
        }
        double both = pairs(cells.values());
        double inTruth = pairs(rows.values());
        double inFound = pairs(columns.values());
        double expected = inTruth * inFound / (truth.length * (truth.length - 1.0) / 2);
        return (both - expected) / ((inTruth + inFound) / 2 - expected);
    }

    private static double pairs(Iterable<Integer> counts) {
        double sum = 0;
        for (int count : counts) {
            sum += count * (count - 1.0) / 2;
        }
        return sum;
    }
}
