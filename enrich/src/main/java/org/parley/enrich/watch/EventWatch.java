package org.parley.enrich.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.resolve.FinalEvents;
import org.parley.enrich.resolve.Words;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.RecordIds;

/**
 * Decides which alerts a new state of an event gives. Within a thread it speaks only of what differs from what it said last, so that a
 * change is told once, and nothing is said twice. Thread-safe; the last alert of each thread is handed in.
 */
public final class EventWatch {

    private final List<AlertRule> rules;
    private final List<String> threads;

    public EventWatch(AlertRules rules) {
        this.rules = rules.all();
        this.threads = this.rules.stream().map(AlertRule::thread).distinct().toList();
    }

    /**
     * @param lastOfThread the last alert of a thread by its key, or null when it is not open
     * @param firedAt time of the record that brought the state
     */
    public List<Alert> alerts(Event event, Function<String, @Nullable Alert> lastOfThread, Instant firedAt) {
        List<Alert> alerts = new ArrayList<>();
        for (String thread : threads) {
            String threadKey = RecordIds.hash("thread", thread, event.getEventId());
            Alert last = lastOfThread.apply(threadKey);
            Optional<Alert> alert =
                    last == null ? open(thread, threadKey, event, firedAt) : follow(thread, last, event, firedAt);
            alert.ifPresent(alerts::add);
        }
        return alerts;
    }

    private Optional<Alert> open(String thread, String threadKey, Event event, Instant firedAt) {
        if (!FinalEvents.stands(event)) {
            return Optional.empty();
        }
        return rulesOf(thread)
                .filter(rule -> rule.opensFor(event))
                .findFirst()
                .map(rule -> alert(rule, threadKey, AlertAction.NEW, event, List.of(), firedAt));
    }

    private Optional<Alert> follow(String thread, Alert last, Event event, Instant firedAt) {
        List<EventChange> changes = changes(last, event);
        boolean standsNow = FinalEvents.stands(event) && !isOff(event.getStatus());
        if (last.getAction() == AlertAction.RETRACT) {
            return standsNow && !changes.isEmpty()
                    ? speaker(thread, last, event, changes, firedAt)
                            .map(rule -> alert(rule, last.getThreadKey(), AlertAction.UPDATE, event, changes, firedAt))
                    : Optional.empty();
        }
        if (!standsNow) {
            return rulesOf(thread)
                    .filter(rule -> rule.name().equals(last.getRule()))
                    .findFirst()
                    .map(rule -> alert(rule, last.getThreadKey(), AlertAction.RETRACT, event, changes, firedAt));
        }
        return changes.isEmpty()
                ? Optional.empty()
                : speaker(thread, last, event, changes, firedAt)
                        .map(rule -> alert(rule, last.getThreadKey(), AlertAction.UPDATE, event, changes, firedAt));
    }

    /** The rule of a thread that finds one of the changes worth telling. */
    private Optional<AlertRule> speaker(
            String thread, Alert last, Event event, List<EventChange> changes, Instant now) {
        return rulesOf(thread)
                .filter(rule -> rule.when() == AlertRule.Trigger.CHANGES && rule.concerns(event))
                .filter(rule -> rule.mayFollow(last.getFiredAt(), now))
                .filter(rule ->
                        changes.stream().anyMatch(change -> rule.changes().contains(change.getField())))
                .findFirst();
    }

    private java.util.stream.Stream<AlertRule> rulesOf(String thread) {
        return rules.stream().filter(rule -> rule.thread().equals(thread));
    }

    private static boolean isOff(EventStatus status) {
        return status == EventStatus.CANCELLED || status == EventStatus.DENIED;
    }

    /** What differs from what was said last. */
    private static List<EventChange> changes(Alert last, Event event) {
        List<EventChange> changes = new ArrayList<>();
        EventMention brought = speaking(event, null);
        String mentionId = brought == null ? "" : brought.getMentionId();
        compare("status", last.getStatus().name(), event.getStatus().name(), event, mentionId, changes);
        String whenBefore = last.getWhen() == null ? null : Words.of(last.getWhen());
        compare("when", whenBefore, Words.of(event.getWhen()), event, mentionId, changes);
        compare("where", Words.of(last.getWhere()), Words.of(event.getWhere()), event, mentionId, changes);
        if (event.getMergedInto() != null) {
            compare("mergedInto", null, event.getMergedInto(), event, mentionId, changes);
        }
        return changes;
    }

    private static void compare(
            String field,
            @Nullable String from,
            @Nullable String to,
            Event event,
            String mentionId,
            List<EventChange> changes) {
        if (!Objects.equals(from, to)) {
            changes.add(EventChange.newBuilder()
                    .setAt(event.getLastSeenAt())
                    .setMentionId(mentionId)
                    .setField(field)
                    .setFrom(from)
                    .setTo(to)
                    .build());
        }
    }

    private static Alert alert(
            AlertRule rule,
            String threadKey,
            AlertAction action,
            Event event,
            List<EventChange> changes,
            Instant firedAt) {
        EventMention mention = speaking(event, rule);
        return Alert.newBuilder()
                .setAlertId(RecordIds.alert(rule.name(), threadKey, Long.toString(event.getRevision())))
                .setRule(rule.name())
                .setThreadKey(threadKey)
                .setAction(action)
                .setDossier(event.getDossier())
                .setTitle(AlertTitle.of(action, event, changes, mention))
                .setFiredAt(firedAt)
                .setEventId(event.getEventId())
                .setEventRevision(event.getRevision())
                .setKind(event.getKind())
                .setStatus(event.getStatus())
                .setWhen(event.getWhen())
                .setWhere(event.getWhere())
                .setParties(event.getParties())
                .setConfidence(event.getConfidence())
                .setIndependentReports(event.getIndependentReports())
                .setChanges(changes)
                .setEvidence(mention == null ? null : mention.getEvidence())
                .setArticleUrl(mention == null ? null : mention.getArticleUrl())
                .setOutletName(mention == null ? null : mention.getOutlet().getName())
                .build();
    }

    /** The latest report that says what the event is said to be now, if it can be one that the rule asks for. */
    private static @Nullable EventMention speaking(Event event, @Nullable AlertRule rule) {
        List<EventMention> told = event.getMentions().stream()
                .filter(mention -> rule == null || rule.tells(mention))
                .toList();
        List<EventMention> mentions = told.isEmpty() ? event.getMentions() : told;
        for (int i = mentions.size() - 1; i >= 0; i--) {
            if (mentions.get(i).getStatus() == event.getStatus()) {
                return mentions.get(i);
            }
        }
        return mentions.isEmpty() ? null : mentions.get(mentions.size() - 1);
    }
}
