package org.parley.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Parley's rules beside Media Cloud's (a source's day below -1.5 or above +2 standard deviations of its mean is told) on one and the same
 * invented outlets: a rhythm of day and night, quieter weekends, counts that scatter as chance and bursts do, outages of our ingest. The
 * figures in docs/resolution.md are printed here.
 */
class CoverageRulesComparisonTest {

    private static final int HISTORY = 28;
    private static final int JUDGED_DAYS = 60;
    private static final int OUTLETS = 40;
    private static final Instant NOW = Instant.EPOCH;
    private static final CoverageSeries SERIES = new CoverageSeries("ukraine", CoverageSeries.Split.ALL, "");

    private final CoverageAlarm alarm = new CoverageAlarm(CoverageRules.shipped());

    @Test
    void shouldCryWolfLessThanMediaCloudsRuleAndSeeWhatIsThere() {
        // given
        Tally ours = new Tally();
        Tally theirs = new Tally();

        // when
        for (int outlet = 0; outlet < OUTLETS; outlet++) {
            Outlet series = new Outlet(new Random(1000 + outlet), 1 + outlet % 8);
            judgeCalm(series, ours, theirs);
            judgeTroubles(series, ours, theirs);
        }

        // then
        String figures = "ours " + ours + "; theirs " + theirs;
        System.out.println(figures);
        assertThat(ours.falseAlarms).as(figures).isLessThan(theirs.falseAlarms / 3);
        assertThat(ours.outagesToldAsSilence).as(figures).isZero();
        assertThat(theirs.outagesToldAsSilence).as(figures).isPositive();
        assertThat(ours.spikesSeen).as(figures).isGreaterThan(ours.spikes * 8 / 10);
        assertThat(ours.silencesSeen).as(figures).isGreaterThan(ours.silences * 8 / 10);
    }

    /** Days on which nothing out of the ordinary happens: whatever is told is false. */
    private void judgeCalm(Outlet outlet, Tally ours, Tally theirs) {
        for (int day = HISTORY; day < HISTORY + JUDGED_DAYS; day++) {
            ours.days++;
            theirs.days++;
            ours.falseAlarms += ourAlarms(day, outlet::at, hour -> true);
            theirs.falseAlarms += theirAlarms(day, outlet::at);
        }
    }

    /** In the last ten days, one at a time: a spike of six hours, a day of silence, a day on which we were down. */
    private void judgeTroubles(Outlet outlet, Tally ours, Tally theirs) {
        for (int day = HISTORY + JUDGED_DAYS - 10; day < HISTORY + JUDGED_DAYS; day++) {
            long from = day * 24L;
            LongUnaryOperator spike = hour -> outlet.at(hour) * (hour >= from + 9 && hour < from + 15 ? 5 : 1);
            LongUnaryOperator gone = hour -> hour >= from ? 0 : outlet.at(hour);
            LongPredicate up = hour -> hour < from;
            ours.spikes++;
            ours.silences++;
            theirs.spikes++;
            theirs.silences++;
            ours.spikesSeen += Math.min(1, ourSpikes(day, spike, hour -> true));
            theirs.spikesSeen += isFar(day, spike) > 0 ? 1 : 0;
            ours.silencesSeen += ourSilence(day, gone, hour -> true);
            theirs.silencesSeen += isFar(day, gone) < 0 ? 1 : 0;
            ours.outagesToldAsSilence += ourSilence(day, gone, up);
            theirs.outagesToldAsSilence += isFar(day, gone) < 0 ? 1 : 0;
        }
    }

    private int ourAlarms(int day, LongUnaryOperator counts, LongPredicate up) {
        return Math.min(1, ourSpikes(day, counts, up)) + ourSilence(day, counts, up);
    }

    private int ourSpikes(int day, LongUnaryOperator counts, LongPredicate up) {
        int spikes = 0;
        for (long hour = day * 24L; hour < day * 24L + 24; hour++) {
            spikes += alarm.spike(SERIES, hour, counts, up, NOW).isPresent() ? 1 : 0;
        }
        return spikes;
    }

    private int ourSilence(int day, LongUnaryOperator counts, LongPredicate up) {
        for (long hour = day * 24L; hour < day * 24L + 24; hour++) {
            if (alarm.silence("Outlet", hour, counts, any -> 100, up, NOW).isPresent()) {
                return 1;
            }
        }
        return 0;
    }

    private static int theirAlarms(int day, LongUnaryOperator counts) {
        return Math.abs(isFar(day, counts));
    }

    /** Media Cloud's bounds on the day's sum: 1 above, -1 below. */
    private static int isFar(int day, LongUnaryOperator counts) {
        Usual usual = Usual.at(day * 24L, HISTORY, hour -> ofDay(hour, counts), hour -> true);
        long now = ofDay(day * 24L, counts);
        if (now > usual.mean() + 2 * usual.deviation()) {
            return 1;
        }
        return now < usual.mean() - 1.5 * usual.deviation() ? -1 : 0;
    }

    private static long ofDay(long firstHour, LongUnaryOperator counts) {
        long sum = 0;
        for (long hour = firstHour; hour < firstHour + 24; hour++) {
            sum += counts.applyAsLong(hour);
        }
        return sum;
    }

    /** An outlet's articles by hour. */
    private static final class Outlet {

        private final long[] counts = new long[(HISTORY + JUDGED_DAYS) * 24];

        Outlet(Random random, int perHour) {
            for (int hour = 0; hour < counts.length; hour++) {
                boolean night = hour % 24 < 6;
                boolean weekend = hour / 24 % 7 >= 5;
                // Chance, and a busy or lazy desk: counts of news scatter more than a Poisson's.
                double mood = Math.exp(0.35 * random.nextGaussian());
                counts[hour] = poisson(random, perHour * mood * (night ? 0.25 : 1) * (weekend ? 0.6 : 1));
            }
        }

        long at(long hour) {
            return hour < 0 || hour >= counts.length ? 0 : counts[(int) hour];
        }

        private static long poisson(Random random, double mean) {
            double limit = Math.exp(-mean);
            long count = -1;
            for (double product = 1; product > limit; count++) {
                product *= random.nextDouble();
            }
            return count;
        }
    }

    private static final class Tally {
        private int days;
        private int falseAlarms;
        private int spikes;
        private int spikesSeen;
        private int silences;
        private int silencesSeen;
        private int outagesToldAsSilence;

        @Override
        public String toString() {
            return "false alarms %d on %d days, spikes %d of %d, silences %d of %d, outages told as silence %d"
                    .formatted(falseAlarms, days, spikesSeen, spikes, silencesSeen, silences, outagesToldAsSilence);
        }
    }
}
