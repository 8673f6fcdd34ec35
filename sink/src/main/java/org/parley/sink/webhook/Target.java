package org.parley.sink.webhook;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.parley.runtime.config.Secret;
import org.parley.schemas.Alert;

/**
 * One receiver of alerts.
 *
 * @param name one word, unique; part of its consumer group and of metrics
 * @param channel how it is reached
 * @param allowPrivateAddresses whether it may stand in a network that the internet does not reach
 * @param filter which alerts it wants
 */
public record Target(String name, Channel channel, boolean allowPrivateAddresses, Filter filter) {

    /** How a receiver is reached. */
    public sealed interface Channel {}

    /**
     * An HTTP address.
     *
     * @param url where to post; itself a secret with Slack and Teams, so it is never printed
     * @param format what is posted
     * @param signingSecret signs what is posted; empty for no signature
     */
    public record Http(Secret url, HttpFormat format, Optional<Secret> signingSecret) implements Channel {

        URI uri() {
            return URI.create(url.value());
        }
    }

    /** What is posted to an HTTP address. */
    public enum HttpFormat {
        /** The alert as JSON, documented and versioned. */
        GENERIC,
        /** A message for Slack's incoming webhooks and those of Mattermost. */
        SLACK,
        /** An adaptive card for a workflow of Teams. */
        TEAMS
    }

    /**
     * Mailboxes behind an SMTP server.
     *
     * @param login user and password, empty without
     */
    public record Mail(
            String host, int port, MailSecurity security, Optional<MailLogin> login, String from, List<String> to)
            implements Channel {

        public Mail {
            to = List.copyOf(to);
        }
    }

    /** User and password at an SMTP server. */
    public record MailLogin(String username, Secret password) {}

    /** How the connection to an SMTP server is protected. */
    public enum MailSecurity {
        /** Plain at first, then TLS, which is demanded. */
        STARTTLS,
        /** TLS from the start. */
        TLS,
        /** Not at all. */
        NONE
    }

    /**
     * Which alerts a target wants; an empty list wants all.
     *
     * @param rules names of rules
     * @param dossiers names of dossiers
     * @param minConfidence least confidence of the event
     */
    public record Filter(List<String> rules, List<String> dossiers, double minConfidence) {

        public static final Filter ALL = new Filter(List.of(), List.of(), 0);

        public Filter {
            rules = List.copyOf(rules);
            dossiers = List.copyOf(dossiers);
        }

        boolean wants(Alert alert) {
            return (rules.isEmpty() || rules.contains(alert.getRule()))
                    && (dossiers.isEmpty() || dossiers.contains(alert.getDossier()))
                    && (alert.getEventId() == null || alert.getConfidence() >= minConfidence);
        }
    }
}
