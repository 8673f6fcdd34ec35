package org.parley.enrich;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;
import org.parley.schemas.Mention;

/** An article with what each dossier's reader found in it; lives only between two nodes of one task. */
record ReadArticle(Article article, Map<String, Reading> readings) {

    List<KeyValue<String, Mention>> mentionsByDossier() {
        return readings.values().stream()
                .flatMap(reading -> reading.mentions().stream())
                .map(mention -> KeyValue.pair(mention.getDossier(), mention))
                .toList();
    }
}
