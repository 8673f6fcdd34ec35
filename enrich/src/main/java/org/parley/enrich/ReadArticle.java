package org.parley.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Mention;
import org.parley.schemas.RecordIds;
import org.parley.schemas.TextField;

/** An article with what each dossier's reader found in it; lives only between two nodes of one task. */
record ReadArticle(Article article, Map<String, Reading> readings) {

    private static final int END = -1;

    /** What each dossier's reader found; an edited article's mentions are closed, since it may report less than before. */
    List<KeyValue<String, Mention>> mentionsByDossier() {
        List<KeyValue<String, Mention>> mentions = new ArrayList<>();
        readings.forEach((dossier, reading) -> {
            reading.mentions().forEach(mention -> mentions.add(KeyValue.pair(dossier, mention)));
            if (article.getRevision() > 1) {
                mentions.add(KeyValue.pair(dossier, end(dossier)));
            }
        });
        return mentions;
    }

    private Mention end(String dossier) {
        return Mention.newBuilder()
                .setMentionId(RecordIds.mention(dossier, article.getArticleId(), article.getRevision(), END))
                .setDossier(dossier)
                .setArticleId(article.getArticleId())
                .setArticleRevision(article.getRevision())
                .setOrdinal(END)
                .setArticleUrl(article.getUrl())
                .setArticleTitle(article.getTitle())
                .setOutlet(article.getOutlet())
                .setLanguage(article.getLanguage())
                .setPublishedAt(article.getPublishedAt())
                .setReadAt(article.getFetchedAt())
                .setKind(EventKind.UNKNOWN)
                .setStatus(EventStatus.UNKNOWN)
                .setTitle("")
                .setWhen(EventTime.newBuilder().build())
                .setCodes(new EventCodes())
                .setConfidence(0)
                .setEvidence(new Evidence(TextField.TEXT, "", 0, 0, "", List.of()))
                .setClosesArticle(true)
                .build();
    }
}
