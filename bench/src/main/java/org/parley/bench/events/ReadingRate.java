package org.parley.bench.events;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.parley.bench.Figure;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.ArticleText;
import org.parley.enrich.extract.Dossiers;
import org.parley.schemas.Article;

/**
 * Articles of 4,096 characters that one thread reads with both bundled dossiers in a second of its processor time: those of the conflicts,
 * and those that have nothing to do with them, each beside Lucene's standard analysis of the same texts. Rounds of both alternate and the
 * median counts. Run from the repository's root. Ends with 1 below {@link #LEAST_NEAR} or {@link #LEAST_DISTANT} articles a second.
 */
public final class ReadingRate {

    private static final double LEAST_NEAR = 3_000;
    private static final double LEAST_DISTANT = 15_000;

    private static final int LENGTH = 4096;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 1_000_000_000;
    private static final double NANOS = 1e9;

    private final List<ArticleReader> readers = Dossiers.bundled().readers();
    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private long found;

    private interface Work {
        void on(Article article) throws IOException;
    }

    private ReadingRate() {}

    public static void main(String[] args) throws IOException {
        ReadingRate rate = new ReadingRate();
        double near = rate.measure("articles near a dossier read", SampleArticles.ofLength(LENGTH));
        double distant = rate.measure("articles far from any dossier read", DistantArticles.ofLength(LENGTH));
        System.exit(near >= LEAST_NEAR && distant >= LEAST_DISTANT && rate.found > 0 ? 0 : 1);
    }

    private double measure(String name, List<Article> articles) throws IOException {
        double[] ours = new double[ROUNDS];
        double[] floor = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double read = perSecond(articles, this::read);
            double parted = perSecond(articles, this::part);
            if (round >= 0) {
                ours[round] = read;
                floor[round] = parted;
            }
        }
        double median = median(ours);
        Figure.rate(name + " a second of processor time", median, "Lucene's analysis", median(floor))
                .print();
        return median;
    }

    private static double median(double[] values) {
        return Arrays.stream(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double perSecond(List<Article> articles, Work work) throws IOException {
        long start = processorNanos();
        long count = 0;
        while (processorNanos() - start < ROUND_NANOS) {
            for (Article article : articles) {
                work.on(article);
            }
            count += articles.size();
        }
        return count * NANOS / (processorNanos() - start);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void read(Article article) {
        ArticleText text = new ArticleText(article);
        for (ArticleReader reader : readers) {
            found += reader.read(text).mentions().size();
        }
    }

    private void part(Article article) throws IOException {
        try (TokenStream stream = analyzer.tokenStream("text", article.getText())) {
            stream.reset();
            while (stream.incrementToken()) {
                found++;
            }
            stream.end();
        }
    }
}
