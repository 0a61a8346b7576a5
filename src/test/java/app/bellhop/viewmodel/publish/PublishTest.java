package app.bellhop.viewmodel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.viewmodel.main.NotificationsViewModel;
import app.bellhop.viewmodel.publish.RecipientsViewModel.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages to topics and phones. */
class PublishTest extends BellTestBase {

    private Topic streets;

    @BeforeEach
    void topic() {
        streets = sns.topic("streets");
        choose(streets);
    }

    private void attribute(String name, String type, String value) {
        bell.publish().attributes().add(name, type, value);
    }

    @Test
    void messageGoesOutWithAttributesAndTexts() {
        bell.publish().subject().set("Bell");
        bell.publish().message().set("for all");
        bell.publish().text("sms").set("for phones");
        attribute("severity", "String", "high");
        attribute("", "String", "");
        bell.publish().command().run();
        Message sent = sns.messages.get(0);
        assertEquals("{\"default\":\"for all\",\"sms\":\"for phones\"}", sent.body());
        assertEquals(Map.of("severity", new MessageAttribute("String", "high")), sent.attributes());
        assertEquals("", bell.publish().message().get());
        assertEquals("", bell.publish().text("sms").get());
        assertEquals(List.of(), bell.publish().attributes().lines());
    }

    @Test
    void whatIsTypedWhileAMessageGoesOutStays() {
        bell.publish().message().set("first");
        sns.whilePublishing = () -> bell.publish().message().set("second");
        bell.publish().command().run();
        assertEquals("first", sns.messages.get(0).body());
        assertEquals("second", bell.publish().message().get());
        bell.publish().command().run();
        assertEquals("", bell.publish().message().get());
    }

    @ParameterizedTest
    @CsvSource({
        "bad name, String, x",
        "AWS.SNS, String, x",
        "n, Number, seven",
        "l, String.Array, {}",
        "b, Binary, ???",
        "e, String, ''",
        "'', String, x"
    })
    void badAttributesAreRefused(String name, String type, String value) {
        bell.publish().message().set("m");
        assertTrue(bell.publish().command().enabled().get());
        attribute(name, type, value);
        assertFalse(bell.publish().command().enabled().get());
        assertTrue(bell.publish().wrong().get());
    }

    @Test
    void sizeIsCountedInBytesWithAttributes() {
        bell.publish().message().set("ä".repeat(128 * 1024));
        assertTrue(bell.publish().command().enabled().get());
        attribute("n", "String", "x");
        assertFalse(bell.publish().command().enabled().get());
        assertTrue(
                bell.publish().hint().get().contains("256 KB"),
                bell.publish().hint().get());
    }

    @Test
    void subjectsWithControlCharactersAreRefused() {
        bell.publish().message().set("m");
        for (String subject : List.of("a\tb", "a\u0007", " a", "s".repeat(101))) {
            bell.publish().subject().set(subject);
            assertFalse(bell.publish().command().enabled().get(), subject);
        }
        bell.publish().subject().set("Grüße");
        assertTrue(bell.publish().command().enabled().get());
    }

    @Test
    void segmentsAreTold() {
        bell.publish().message().set("a".repeat(161));
        assertTrue(
                bell.publish().hint().get().contains("2 SMS"),
                bell.publish().hint().get());
        bell.publish().text("sms").set("kurz ж");
        assertTrue(
                bell.publish().hint().get().contains("Unicode"),
                bell.publish().hint().get());
    }

    @Test
    void fifoGetsItsGroupAndANewIdEachTime() {
        choose(sns.topic("orders.fifo"));
        assertTrue(bell.publish().fifo().get());
        bell.publish().groupId().set(" ");
        bell.publish().message().set("m");
        assertFalse(bell.publish().command().enabled().get());
        bell.publish().groupId().set("g");
        bell.publish().command().run();
        bell.publish().message().set("m");
        bell.publish().command().run();
        assertEquals("g", sns.messages.get(0).groupId());
        assertNotEquals(
                sns.messages.get(0).deduplicationId(), sns.messages.get(1).deduplicationId());
        bell.publish().message().set("m");
        bell.publish().deduplicationId().set("mine");
        bell.publish().command().run();
        assertEquals("mine", sns.messages.get(2).deduplicationId());
    }

    @Test
    void whatFailedStaysInTheForm() {
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        bell.publish().message().set("m");
        bell.publish().command().run();
        assertEquals("m", bell.publish().message().get());
        assertFalse(test.error().isEmpty());
        assertEquals(List.of(), bell.history().entries());
    }

    @Test
    void lostAnswerIsToldBeforeAMessageIsPublishedTwice() {
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.NETWORK, ErrorKind.NETWORK, ErrorKind.NETWORK)));
        bell.publish().message().set("m");
        bell.publish().command().run();
        assertTrue(test.error().contains("may have been published"), test.error());
        assertEquals("m", bell.publish().message().get());
        sns.known = new Detail.Unreachable("sns.example", Detail.Unreachable.Cause.REFUSED);
        bell.publish().command().run();
        assertFalse(test.error().contains("may have been published"), test.error());
        sns.known = Detail.NONE;
        SmsViewModel sms = sms();
        sms.phone().set("+14155550100");
        sms.message().set("m");
        sms.send().run();
        assertTrue(
                sms.failure().get().contains("may have been published"),
                sms.failure().get());
    }

    @Test
    void historyIsKeptOnDiskAndPublishedAgain() {
        bell.publish().subject().set("Bell");
        bell.publish().message().set("for all");
        attribute("severity", "String", "hi:gh");
        bell.publish().command().run();
        NotificationsViewModel later = open("us-east-1");
        later.reload();
        HistoryViewModel.Entry entry = later.history().entries().get(0);
        assertEquals(streets, entry.topic());
        assertEquals("id-1", entry.messageId());
        assertEquals("hi:gh", entry.message().attributes().get("severity").value());
        bell = later;
        bell.history().current().set(entry);
        test.dialogs.answer(Map.of());
        run("publishAgain");
        assertEquals(sns.messages.get(0), sns.messages.get(1));
        assertEquals(2, bell.history().entries().size());
        run("editAgain");
        assertEquals("for all", bell.publish().message().get());
        assertEquals(1, bell.publish().attributes().lines().size());
    }

    @Test
    void recipientsAreToldWithFilterPoliciesApplied() {
        Subscription high = sns.confirmed(streets, "sms", "+14155550100");
        sns.confirmed(streets, "email", "a@x.org");
        sns.pending(streets, "email", "b@x.org");
        sns.attributes.put(high.arn(), new HashMap<>(Map.of("FilterPolicy", "{\"severity\": [\"high\"]}")));
        bell.publish().message().set("for all");
        bell.publish().text("sms").set("for phones");
        run("previewRecipients");
        assertEquals(
                List.of(Outcome.FILTERED, Outcome.RECEIVES, Outcome.PENDING),
                bell.recipients().recipients().stream()
                        .map(RecipientsViewModel.Recipient::outcome)
                        .toList());
        attribute("severity", "String", "high");
        run("previewRecipients");
        assertEquals(Outcome.RECEIVES, bell.recipients().recipients().get(0).outcome());
        assertEquals("for phones", bell.recipients().recipients().get(0).text());
        assertEquals("2 of 3 would receive it", bell.recipients().status().get());
        sns.failures.put(
                "GetSubscriptionAttributes", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED, ErrorKind.THROTTLED)));
        run("previewRecipients");
        assertEquals(
                "1 of 3 would receive it, 1 unknown", bell.recipients().status().get());
        assertEquals(Outcome.UNKNOWN, bell.recipients().recipients().get(0).outcome());
        assertEquals(Outcome.RECEIVES, bell.recipients().recipients().get(1).outcome());
    }

    @Test
    void rawQueuesDiscardMoreThanTenAttributes() {
        Subscription queue = sns.confirmed(streets, "sqs", "arn:aws:sqs:us-east-1:1:q");
        sns.attributes.put(queue.arn(), new HashMap<>(Map.of("RawMessageDelivery", "true")));
        bell.publish().message().set("m");
        for (int i = 0; i < 10; i++) {
            attribute("a" + i, "String", "x");
        }
        run("previewRecipients");
        assertEquals(Outcome.RECEIVES, bell.recipients().recipients().get(0).outcome());
        attribute("more", "String", "x");
        run("previewRecipients");
        assertEquals(Outcome.DISCARDED, bell.recipients().recipients().get(0).outcome());
        assertEquals("0 of 1 would receive it", bell.recipients().status().get());
        bell.publish().message().set("n");
        assertEquals(List.of(), bell.recipients().recipients(), "that was another message");
        assertFalse(bell.recipients().status().get().contains("would receive"));
    }

    private SmsViewModel sms() {
        run("publishSms");
        return test.dialogs.screen(SmsViewModel.class);
    }

    @Test
    void smsIsLookedAtBeforeItIsSent() {
        sns.optedOut.add("+14155550199");
        SmsViewModel sms = sms();
        assertTrue(
                sms.sandbox().get().contains("in the SMS sandbox"),
                sms.sandbox().get());
        assertTrue(sms.account().get().contains("1 USD"), sms.account().get());
        assertFalse(sms.send().enabled().get());
        assertEquals("With + and the country code.", sms.country().get());
        sms.phone().set("555");
        assertTrue(
                sms.country().get().startsWith("Not a valid phone number."),
                sms.country().get());
        sms.message().set("m");
        assertFalse(sms.send().enabled().get());
        sms.phone().set("+1 (415) 555-0199");
        assertEquals("United States", sms.country().get());
        assertTrue(sms.consent().get().contains("opted out"), sms.consent().get());
        assertFalse(sms.send().enabled().get());
        sms.chosen().set("+14155550199");
        sms.optIn().run();
        assertEquals(List.of(), sms.optedOut());
        assertTrue(sms.send().enabled().get());
        sms.senderId().set("-");
        assertFalse(sms.send().enabled().get());
        sms.senderId().set("City-1");
        sms.type().set("Transactional");
        sms.send().run();
        assertEquals(List.of("+14155550199|m|Transactional|City-1"), sns.published);
        assertTrue(sms.sent().get());
    }

    @Test
    void smsThatFailsAfterItsWindowWasClosedIsTold() {
        SmsViewModel sms = sms();
        sms.phone().set("+14155550100");
        sms.message().set("m");
        sns.whilePublishing = sms::close;
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.INVALID)));
        sms.send().run();
        assertTrue(test.error().contains("+14155550100"), test.error());
    }

    @Test
    void smsGoesWithoutWhatTheServiceLacks() {
        sns.missing.addAll(List.of(
                "GetSMSSandboxAccountStatus",
                "GetSMSAttributes",
                "ListPhoneNumbersOptedOut",
                "CheckIfPhoneNumberIsOptedOut"));
        SmsViewModel sms = sms();
        assertTrue(sms.sandbox().get().contains("doesn’t support GetSMSSandboxAccountStatus"));
        sms.phone().set("+14155550100");
        sms.message().set("m");
        assertTrue(
                sms.consent().get().contains("doesn’t support"), sms.consent().get());
        sms.send().run();
        assertTrue(sms.sent().get());
        SmsViewModel again = sms();
        sns.failures.put("Publish", new ArrayList<>(List.of(ErrorKind.THROTTLED)));
        again.phone().set("+14155550100");
        again.message().set("m");
        again.send().run();
        assertFalse(again.sent().get());
        assertFalse(again.failure().get().isEmpty());
    }

    @Test
    void theOnlyTopicIsSelectedByItself() {
        bell.topics().current().set(null);
        bell.reload();
        assertEquals(streets, bell.topics().current().get());
        assertEquals("To streets", bell.publish().target().get());
        bell.topics().current().set(null);
        sns.topic("water");
        bell.reload();
        assertNull(bell.topics().current().get(), "of two, the user chooses");
    }

    @Test
    void severalSelectedTopicsAreNoTarget() {
        bell.publish().message().set("m");
        Topic water = sns.topic("water");
        bell.topics().selected().setAll(streets, water);
        assertEquals("Select one topic to publish to.", bell.publish().target().get());
        assertFalse(bell.publish().command().enabled().get());
        bell.topics().selected().setAll(streets);
        assertEquals("To streets", bell.publish().target().get());
    }

    @Test
    void subscriptionIsConfirmedOnce() {
        InboxMessage message = new InboxMessage(
                "1",
                Instant.now(),
                "email",
                "ada@x.org",
                "arn:aws:sns:r:1:t",
                "Confirm",
                "Click",
                URI.create("http://127.0.0.1/confirm"));
        mail.add(message);
        bell.inbox().refresh();
        bell.inbox().current().set(message);
        run("confirmSubscription");
        assertFalse(command("confirmSubscription").enabled().get());
    }

    @Test
    void inboxCountsWhatIsUnreadAndRings() {
        bell = open("us-east-1");
        receive("1", "Old", "there before");
        bell.tick();
        assertEquals(0, bell.inbox().unread().get());
        assertEquals(List.of(), test.announced);
        receive("2", "Potholes", "{\"n\": 212}");
        bell.tick();
        assertEquals(1, bell.inbox().unread().get());
        assertEquals(List.of("Potholes|{\"n\": 212}"), test.announced);
        test.openAnnounced.run();
        assertTrue(bell.shown().get(), "a click on the announcement shows the inbox");
        receive("3", "Third", "t");
        receive("4", "Fourth", "t");
        bell.tick();
        assertEquals(1, test.announced.size(), "whoever looks at the inbox needs no bell");
        assertEquals(3, bell.inbox().unread().get());
        bell.inbox().current().set(mail.get(2));
        assertEquals(2, bell.inbox().unread().get());
        assertEquals("{\"n\": 212}", bell.inbox().text().get());
        bell.inbox().asJson().set(true);
        assertTrue(
                bell.inbox().text().get().contains("\n  \"n\" : 212"),
                bell.inbox().text().get());
        bell.inbox().current().set(mail.get(0));
        assertTrue(bell.inbox().text().get().contains("\"TopicArn\""));
        run("markAllRead");
        assertEquals(0, bell.inbox().unread().get());
        bell.inbox().filter().set("POTHOLES");
        assertEquals(1, bell.inbox().messages().size());
        bell.inbox().filter().set("");
        assertEquals(4, bell.inbox().messages().size());
    }
}
