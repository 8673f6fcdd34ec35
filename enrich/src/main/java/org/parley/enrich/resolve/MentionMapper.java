package org.parley.enrich.resolve;

import org.parley.schemas.EventMention;
import org.parley.schemas.Mention;

/** Turns a mention into the form that its event keeps. Stateless. */
final class MentionMapper {

    private MentionMapper() {}

    static EventMention toEventMention(Mention mention, double score, String reason) {
        return EventMention.newBuilder()
                .setMentionId(mention.getMentionId())
                .setArticleId(mention.getArticleId())
                .setArticleRevision(mention.getArticleRevision())
                .setArticleUrl(mention.getArticleUrl())
                .setArticleTitle(mention.getArticleTitle())
                .setOutlet(mention.getOutlet())
                .setLanguage(mention.getLanguage())
                .setPublishedAt(mention.getPublishedAt())
                .setReadAt(mention.getReadAt())
                .setStatus(mention.getStatus())
                .setWhen(mention.getWhen())
                .setWhere(mention.getWhere())
                .setParties(mention.getParties())
                .setTitle(mention.getTitle())
                .setCodes(mention.getCodes())
                .setRound(mention.getRound())
                .setConfidence(mention.getConfidence())
                .setEvidence(mention.getEvidence())
                .setEvidenceTerms(mention.getEvidenceTerms())
                .setTextFingerprint(mention.getTextFingerprint())
                .setTextSketch(mention.getTextSketch())
                .setCredit(mention.getCredit())
                .setScore(score)
                .setReason(reason)
                .build();
    }
}
