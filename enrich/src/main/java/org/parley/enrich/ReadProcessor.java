package org.parley.enrich;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.ArticleText;
import org.parley.enrich.extract.Reading;
import org.parley.enrich.resolve.CreditLine;
import org.parley.enrich.resolve.TextFingerprint;
import org.parley.enrich.resolve.TextSketch;
import org.parley.schemas.Article;
import org.parley.schemas.Mention;

/** Has an article read for every dossier, and notes on each mention what its text looks like as a whole, to tell copies from reports. */
final class ReadProcessor extends ContextualFixedKeyProcessor<String, Article, ReadArticle> {

    private final List<ArticleReader> readers;

    ReadProcessor(List<ArticleReader> readers) {
        this.readers = readers;
    }

    @Override
    public void process(FixedKeyRecord<String, Article> record) {
        Article article = record.value();
        ArticleText text = new ArticleText(article);
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (ArticleReader reader : readers) {
            Reading reading = reader.read(text);
            if (!reading.mentions().isEmpty()) {
                note(article, reading.mentions());
            }
            readings.put(reader.dossier(), reading);
        }
        context().forward(record.withValue(new ReadArticle(article, readings)));
    }

    private static void note(Article article, List<Mention> mentions) {
        Long fingerprint = TextFingerprint.of(article.getText());
        @Nullable ByteBuffer sketch = TextSketch.of(article.getText());
        String credit = CreditLine.of(article.getText());
        for (Mention mention : mentions) {
            mention.setTextFingerprint(fingerprint);
            mention.setTextSketch(sketch == null ? null : sketch.duplicate());
            mention.setCredit(credit);
        }
    }
}
