package org.parley.bench.events;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.ArticleText;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;

/** Reads one article after the other on one thread; the floor only parts the same texts into words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {

    /** Characters of an article. */
    @Param("4096")
    int length;

    /** How many times as many people as the bundled world the lexicon has. */
    @Param("1")
    int lexicon;

    private List<Article> articles = List.of();
    private List<ArticleReader> readers = List.of();
    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private int next;

    @Setup
    public void prepare() throws IOException {
        articles = SampleArticles.ofLength(length);
        readers = GrownLexicon.times(lexicon).readers();
    }

    /** All dossiers read an article. */
    @Benchmark
    public int read() {
        Article article = articles.get(next++ % articles.size());
        ArticleText text = new ArticleText(article);
        int mentions = 0;
        for (ArticleReader reader : readers) {
            Reading reading = reader.read(text);
            mentions += reading.mentions().size();
        }
        return mentions;
    }

    /** The floor: Lucene's standard analysis of the same text. */
    @Benchmark
    public int tokenize() throws IOException {
        Article article = articles.get(next++ % articles.size());
        int tokens = 0;
        try (TokenStream stream = analyzer.tokenStream("text", article.getText())) {
            stream.reset();
            while (stream.incrementToken()) {
                tokens++;
            }
            stream.end();
        }
        return tokens;
    }
}
