package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Actor;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Sense;
import org.parley.enrich.dossier.Site;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;
import org.parley.schemas.Place;
import org.parley.schemas.RecordIds;

/** Writes a finished draft as the record that travels. */
final class MentionWriter {

    private final Dossier dossier;

    MentionWriter(Dossier dossier) {
        this.dossier = dossier;
    }

    Mention write(Article article, Draft draft, int ordinal, @Nullable String language) {
        List<Party> parties = parties(draft);
        @Nullable Place place = place(draft);
        String text = draft.sentence.isTitle() ? article.getTitle() : article.getText();
        return Mention.newBuilder()
                .setMentionId(RecordIds.mention(dossier.name(), article.getArticleId(), article.getRevision(), ordinal))
                .setDossier(dossier.name())
                .setArticleId(article.getArticleId())
                .setArticleRevision(article.getRevision())
                .setOrdinal(ordinal)
                .setArticleUrl(article.getUrl())
                .setArticleTitle(article.getTitle())
                .setOutlet(article.getOutlet())
                .setLanguage(language)
                .setPublishedAt(article.getPublishedAt())
                .setReadAt(article.getFetchedAt())
                .setKind(draft.kind)
                .setStatus(draft.status)
                .setTitle(title(draft, place))
                .setWhen(time(draft))
                .setWhere(place)
                .setParties(parties)
                .setCodes(EventCoder.code(draft, dossier.sides()))
                .setConfidence(draft.confidence)
                .setEvidence(Evidence.newBuilder()
                        .setField(draft.sentence.field())
                        .setText(draft.sentence.text(text))
                        .setStart(draft.sentence.sentence().start())
                        .setEnd(draft.sentence.sentence().end())
                        .setRule(draft.rule)
                        .setMatched(EvidenceMarks.of(draft))
                        .build())
                .setEvidenceTerms(terms(draft))
                .setRound(draft.round)
                .build();
    }

    private List<Party> parties(Draft draft) {
        List<Party> parties = new ArrayList<>();
        for (Map.Entry<Draft.Who, PartyRole> entry : draft.parties.entrySet()) {
            Draft.Who who = entry.getKey();
            @Nullable Actor actor = dossier.actors().get(who.code());
            boolean state = actor == null || actor.state();
            PartyType type = who.person() != null ? PartyType.PERSON : state ? PartyType.STATE : PartyType.ORGANIZATION;
            parties.add(Party.newBuilder()
                    .setName(who.person() != null ? who.person().name() : name(who.code()))
                    .setType(type)
                    .setCountry(who.code())
                    .setRole(entry.getValue())
                    .build());
        }
        return parties;
    }

    private String name(String code) {
        @Nullable Actor actor = dossier.actors().get(code);
        return actor == null ? code : actor.name();
    }

    private @Nullable Place place(Draft draft) {
        @Nullable Ref place = draft.place;
        if (place == null) {
            return null;
        }
        @Nullable Site site = place.site();
        @Nullable String code = place.code();
        if (site == null) {
            return code == null ? null : place(name(code), code, null, null);
        }
        return place(site.name(), site.country(), site.lat(), site.lon());
    }

    private static Place place(String name, @Nullable String country, @Nullable Double lat, @Nullable Double lon) {
        return Place.newBuilder()
                .setName(name)
                .setCountry(country)
                .setLat(lat)
                .setLon(lon)
                .build();
    }

    private static EventTime time(Draft draft) {
        if (draft.when == null) {
            return EventTime.newBuilder().setPrecision(DatePrecision.UNKNOWN).build();
        }
        return EventTime.newBuilder()
                .setStart(draft.when.start())
                .setEnd(draft.when.end())
                .setPrecision(draft.when.precision())
                .build();
    }

    /** "Starmer – Trump meeting, Washington". */
    private String title(Draft draft, @Nullable Place place) {
        Set<String> names = new LinkedHashSet<>();
        draft.parties.keySet().stream()
                .filter(who -> who.person() != null)
                .limit(3)
                .forEach(who ->
                        names.add(who.person() == null ? "" : who.person().shortName()));
        for (Draft.Who who : draft.parties.keySet()) {
            boolean named = draft.parties.keySet().stream()
                    .anyMatch(other -> other.person() != null && other.code().equals(who.code()));
            if (!named && names.size() < 3) {
                names.add(name(who.code()));
            }
        }
        String where = place == null || draft.kind == EventKind.CALL ? "" : ", " + place.getName();
        return (names.isEmpty() ? "" : String.join(" – ", names) + " ") + noun(draft.kind) + where;
    }

    private static String noun(EventKind kind) {
        return switch (kind) {
            case MEETING -> "meeting";
            case CALL -> "call";
            case AGREEMENT -> "agreement";
            case CEASEFIRE -> "ceasefire";
            case EXCHANGE -> "exchange";
            case PROPOSAL -> "proposal";
            case REJECTION -> "rejection";
            default -> "event";
        };
    }

    /** Names, numbers and topic keys of the evidence, the same whatever the language. */
    private static List<String> terms(Draft draft) {
        Set<String> terms = new LinkedHashSet<>();
        for (Span span : draft.sentence.spans()) {
            for (Sense sense : span.senses()) {
                if (sense instanceof Sense.Who who) {
                    terms.add(who.person().shortName().toLowerCase(java.util.Locale.ROOT));
                } else if (sense instanceof Sense.Body body) {
                    terms.add(body.actor().code());
                } else if (sense instanceof Sense.Where where) {
                    terms.add(where.site().name().toLowerCase(java.util.Locale.ROOT));
                } else if (sense instanceof Sense.Word word && word.group() == Group.THING) {
                    terms.add(word.value());
                }
            }
        }
        draft.sentence.tokens().stream()
                .filter(token -> token.shape() == org.parley.enrich.text.Token.Shape.NUMBER)
                .forEach(token -> terms.add(token.norm()));
        return List.copyOf(terms);
    }
}
