package org.parley.enrich.resolve;

import org.parley.schemas.EventMention;
import org.parley.schemas.Mention;

/** Turns a mention into the form that its event keeps. Stateless. */
final class MentionMapper {

    private MentionMapper() {}

    static EventMention toEventMention(Mention mention, double score, String reason) {
        // Not by the builder, which copies deeply: this runs for each mention.
        EventMention kept = new EventMention();
        kept.setMentionId(mention.getMentionId());
        kept.setArticleId(mention.getArticleId());
        kept.setArticleRevision(mention.getArticleRevision());
        kept.setArticleUrl(mention.getArticleUrl());
        kept.setArticleTitle(mention.getArticleTitle());
        kept.setOutlet(mention.getOutlet());
        kept.setLanguage(mention.getLanguage());
        kept.setPublishedAt(mention.getPublishedAt());
        kept.setReadAt(mention.getReadAt());
        kept.setStatus(mention.getStatus());
        kept.setWhen(mention.getWhen());
        kept.setWhere(mention.getWhere());
        kept.setParties(mention.getParties());
        kept.setTitle(mention.getTitle());
        kept.setCodes(mention.getCodes());
        kept.setRound(mention.getRound());
        kept.setConfidence(mention.getConfidence());
        kept.setEvidence(mention.getEvidence());
        kept.setEvidenceTerms(mention.getEvidenceTerms());
        kept.setTextFingerprint(mention.getTextFingerprint());
        kept.setTextSketch(mention.getTextSketch());
        kept.setCredit(mention.getCredit());
        kept.setScore(score);
        kept.setReason(reason);
        return kept;
    }
}
