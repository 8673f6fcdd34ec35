package org.parley.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.Settings;
import org.parley.schemas.Alert;
import org.parley.sink.TestRecords;

class MailDeliveryTest {

    private GreenMail server;

    @BeforeEach
    void setUp() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("parley", "hush");
    }

    @AfterEach
    void tearDown() {
        server.stop();
    }

    @Test
    void shouldSendPlainTextWithAStableId() throws MessagingException, IOException {
        // given
        Alert alert = TestRecords.alert("l1");
        alert.setTitle("Зустріч\r\nBcc: evil@desk.example");

        // when
        assertThat(deliver(alert, true, "hush")).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(deliver(alert, true, "hush")).isEqualTo(DeliveryOutcome.DELIVERED);

        // then
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getSubject()).isEqualTo("Зустріч Bcc: evil@desk.example");
        assertThat(mails[0].getHeader("Bcc")).isNull();
        assertThat(mails[0].getMessageID()).isEqualTo("<l1@desk.example>").isEqualTo(mails[1].getMessageID());
        assertThat(mails[0].getHeader("References")).containsExactly("<thread-l1@desk.example>");
        assertThat((String) mails[0].getContent())
                .contains("When: 2025-02-28", "Who: Keir Starmer, Donald Trump", "https://herald.example/a1");
    }

    @Test
    void shouldFailForNowWithAWrongPassword() {
        assertThat(deliver(TestRecords.alert("l1"), true, "wrong")).isInstanceOf(DeliveryOutcome.Failed.class);
    }

    @Test
    void shouldRefuseAPrivateAddressUnlessAllowed() {
        assertThat(deliver(TestRecords.alert("l1"), false, "hush")).isInstanceOf(DeliveryOutcome.Failed.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private DeliveryOutcome deliver(Alert alert, boolean allowPrivate, String password) {
        Target.Mail channel = new Target.Mail(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Target.MailSecurity.NONE,
                Optional.of(new Target.MailLogin("parley", new Secret(password))),
                "Parley <parley@desk.example>",
                List.of("duty@desk.example"));
        WebhookConfig config = WebhookConfig.from(Settings.defaults());
        try (MailDelivery delivery =
                new MailDelivery(channel, allowPrivate, config, new AlertText(Optional.empty()), Clock.systemUTC())) {
            return delivery.deliver(alert);
        }
    }
}
