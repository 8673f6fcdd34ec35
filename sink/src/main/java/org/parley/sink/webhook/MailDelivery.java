package org.parley.sink.webhook;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.parley.schemas.Alert;
import org.parley.schemas.RecordIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts as plain text mail. An alert always has the same Message-ID, by which mailboxes drop a second copy, and refers to its
 * thread, so that updates stand below what they update.
 */
final class MailDelivery implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final Target.Mail channel;
    private final GuardedDns dns;
    private final AlertText text;
    private final Clock clock;
    private final Session session;

    MailDelivery(Target.Mail channel, boolean allowPrivate, WebhookConfig config, AlertText text, Clock clock) {
        this.channel = channel;
        this.dns = new GuardedDns(allowPrivate);
        this.text = text;
        this.clock = clock;
        this.session = Session.getInstance(properties(channel, config), authenticator(channel));
    }

    @Override
    public DeliveryOutcome deliver(Alert alert) {
        try {
            dns.resolve(channel.host());
            Transport.send(message(alert));
            return DeliveryOutcome.DELIVERED;
        } catch (UnknownHostException e) {
            return new DeliveryOutcome.Failed(e.toString());
        } catch (SendFailedException e) {
            return judge(e);
        } catch (MessagingException e) {
            return new DeliveryOutcome.Failed(e.toString());
        }
    }

    private MimeMessage message(Alert alert) throws MessagingException {
        String domain = channel.from().replaceAll(".*@|>.*", "");
        MimeMessage message = new FixedIdMessage(session, id(alert.getAlertId(), domain));
        message.setFrom(new InternetAddress(channel.from()));
        for (String to : channel.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setSubject(text.headline(alert), StandardCharsets.UTF_8.name());
        message.setText(body(alert), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("References", id(alert.getThreadKey(), domain));
        return message;
    }

    private String body(Alert alert) {
        StringBuilder body = new StringBuilder(text.headline(alert)).append("\n\n");
        text.facts(alert).forEach(fact -> body.append(fact.label())
                .append(": ")
                .append(fact.value())
                .append('\n'));
        text.quote(alert).ifPresent(quote -> body.append('\n').append(quote).append('\n'));
        Optional.ofNullable(alert.getArticleUrl())
                .ifPresent(url -> body.append(url).append('\n'));
        text.link(alert)
                .filter(link -> !link.equals(alert.getArticleUrl()))
                .ifPresent(link -> body.append('\n').append(link).append('\n'));
        return body.toString();
    }

    /** Mail goes to all whom the server takes; only when it takes nobody it has failed. */
    private static DeliveryOutcome judge(SendFailedException failure) {
        if (failure.getValidSentAddresses() != null && failure.getValidSentAddresses().length > 0) {
            LOG.warn("Mail did not reach everyone", failure);
            return DeliveryOutcome.DELIVERED;
        }
        boolean forGood = false;
        for (Exception cause = failure; cause instanceof MessagingException next; cause = next.getNextException()) {
            int code = returnCode(next);
            if (code >= 400 && code < 500) {
                return new DeliveryOutcome.Failed(failure.toString());
            }
            forGood |= code >= 500;
        }
        return forGood
                ? new DeliveryOutcome.Rejected(failure.toString())
                : new DeliveryOutcome.Failed(failure.toString());
    }

    private static int returnCode(Exception failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        } else if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }

    private static String id(String key, String domain) {
        return "<" + (key.matches("[A-Za-z0-9-]{1,100}") ? key : RecordIds.hash(key)) + "@" + domain + ">";
    }

    private static Properties properties(Target.Mail channel, WebhookConfig config) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", channel.host());
        properties.setProperty("mail.smtp.port", Integer.toString(channel.port()));
        String connect = Long.toString(config.connectTimeout().toMillis());
        String answer = Long.toString(config.responseTimeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", connect);
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(channel.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (channel.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    private static Authenticator authenticator(Target.Mail channel) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                Target.MailLogin login = channel.login().orElseThrow();
                return new PasswordAuthentication(
                        login.username(), login.password().value());
            }
        };
    }

    /** Keeps the Message-ID that it is given; the library would make a new one at each attempt. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    @Override
    public void close() {
        // each mail has a connection of its own
    }
}
