package app.bellhop.aws.sns;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.SmsMessage;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every SNS action that Bellhop asks for, over the wire. */
class SnsWireTest {

    @TempDir
    static Path folder;

    private static DemoConnection server;
    private static Sns sns;
    private static int topics;
    private Topic topic;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = server.connection.sns();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        topic = await(sns.topics().createTopic(NewTopic.named("wire-" + ++topics)));
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(future)));
    }

    @Test
    void topicIsMadeWithAttributesAndTags() throws Exception {
        Topic made = await(sns.topics()
                .createTopic(new NewTopic(
                        "orders-" + topics + ".fifo",
                        Map.of("ContentBasedDeduplication", "true", "DisplayName", "Orders"),
                        Map.of("team", "shop"))));
        assertTrue(made.fifo());
        TopicAttributes attributes = await(sns.topics().attributes(made));
        assertTrue(attributes.contentBasedDeduplication());
        assertEquals("Orders", attributes.displayName());
        assertEquals(0, attributes.confirmed());
        assertFalse(attributes.encrypted());
        assertEquals(Map.of("team", "shop"), await(sns.topics().tags(made)));
        assertEquals(
                List.of(made),
                await(sns.topics().all()).stream().filter(made::equals).toList());
    }

    @Test
    void makingItAgainIsTheSameAndWithOtherAttributesRefused() throws Exception {
        assertEquals(topic, await(sns.topics().createTopic(NewTopic.named(topic.name()))));
        CloudException e =
                failure(sns.topics().createTopic(new NewTopic(topic.name(), Map.of("DisplayName", "Other"), Map.of())));
        assertEquals(ErrorKind.INVALID, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("already exists with different attributes"));
    }

    @Test
    void topicAttributesAndTagsChange() throws Exception {
        await(sns.topics().setAttribute(topic, TopicAttributes.DISPLAY_NAME, "Streets"));
        await(sns.topics().setAttribute(topic, TopicAttributes.KMS_KEY, "alias/aws/sns"));
        TopicAttributes attributes = await(sns.topics().attributes(topic));
        assertEquals("Streets", attributes.displayName());
        assertTrue(attributes.encrypted());
        assertTrue(attributes.policy().contains("__default_policy_ID"));
        await(sns.topics().changeTags(topic, Map.of("a", "1", "b", "2"), List.of()));
        await(sns.topics().changeTags(topic, Map.of("b", "3"), List.of("a")));
        assertEquals(Map.of("b", "3"), await(sns.topics().tags(topic)));
        assertEquals(
                ErrorKind.INVALID,
                failure(sns.topics().setAttribute(topic, TopicAttributes.POLICY, "{"))
                        .kind());
    }

    @Test
    void deletedTopicIsNotFound() throws Exception {
        await(sns.topics().deleteTopic(topic));
        await(sns.topics().deleteTopic(topic));
        assertEquals(
                ErrorKind.NOT_FOUND, failure(sns.topics().attributes(topic)).kind());
        assertEquals(
                ErrorKind.NOT_FOUND,
                failure(sns.messages().publish(topic, Message.of("", "m"))).kind());
    }

    private List<Subscription> subscriptions() throws Exception {
        return await(sns.subscriptions().all(topic));
    }

    @Test
    void emailIsPendingUntilItsTokenIsSent() throws Exception {
        Subscription made =
                await(sns.subscriptions().subscribe(topic, new NewSubscription("email", "ada@city.example")));
        assertEquals(Subscription.State.PENDING, made.state());
        assertEquals(Subscription.State.PENDING, subscriptions().get(0).state());
        assertEquals(1, await(sns.topics().attributes(topic)).pending());
        String link = server.demo.inbox().entries().stream()
                .filter(m -> topic.arn().equals(m.topicArn()))
                .findFirst()
                .orElseThrow()
                .confirmUrl();
        assertEquals(
                ErrorKind.INVALID,
                failure(sns.subscriptions().confirm(topic, "0".repeat(64))).kind());
        Subscription confirmed = await(sns.subscriptions().confirm(topic, link.replaceAll(".*Token=([^&]+).*", "$1")));
        assertTrue(confirmed.removable());
        assertEquals(confirmed.arn(), subscriptions().get(0).arn());
        assertEquals("000000000000", subscriptions().get(0).owner());
    }

    @Test
    void subscribingAgainAsksAgainAndMakesNoSecondOne() throws Exception {
        for (int i = 0; i < 2; i++) {
            await(sns.subscriptions().subscribe(topic, new NewSubscription("email", "ben@city.example")));
        }
        assertEquals(1, subscriptions().size());
        assertEquals(
                2,
                server.demo.inbox().entries().stream()
                        .filter(m -> topic.arn().equals(m.topicArn()))
                        .count());
    }

    @Test
    void subscriptionAttributesChange() throws Exception {
        Subscription sub = await(sns.subscriptions()
                .subscribe(
                        topic,
                        new NewSubscription(
                                "sms", "+14155550101", Map.of("FilterPolicy", "{\"severity\":[\"high\"]}"))));
        assertEquals(
                "{\"severity\":[\"high\"]}",
                await(sns.subscriptions().attributes(sub)).filterPolicy());
        await(sns.subscriptions().setAttribute(sub, SubscriptionAttributes.FILTER_POLICY_SCOPE, "MessageBody"));
        await(sns.subscriptions().setAttribute(sub, SubscriptionAttributes.FILTER_POLICY, "{\"a\":{\"b\":[1]}}"));
        await(sns.subscriptions()
                .setAttribute(
                        sub,
                        SubscriptionAttributes.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:1:q\"}"));
        SubscriptionAttributes now = await(sns.subscriptions().attributes(sub));
        assertTrue(now.bodyScope());
        assertTrue(now.redrivePolicy().contains("sqs"));
        CloudException e =
                failure(sns.subscriptions().setAttribute(sub, SubscriptionAttributes.FILTER_POLICY, "{\"a\":\"b\"}"));
        assertEquals(ErrorKind.INVALID, e.kind());
        await(sns.subscriptions().setAttribute(sub, SubscriptionAttributes.FILTER_POLICY, ""));
        assertEquals("", await(sns.subscriptions().attributes(sub)).filterPolicy());
    }

    @Test
    void allSubscriptionsAreListedAndTakenBack() throws Exception {
        for (int i = 0; i < 105; i++) {
            await(sns.subscriptions().subscribe(topic, new NewSubscription("sms", "+1415555" + (1000 + i))));
        }
        List<Subscription> everywhere = Collections.synchronizedList(new ArrayList<>());
        await(sns.subscriptions().listAll(everywhere::addAll));
        assertEquals(
                105,
                everywhere.stream()
                        .filter(s -> s.topicArn().equals(topic.arn()))
                        .count());
        assertEquals(105, subscriptions().size());
        Subscription first = subscriptions().get(0);
        await(sns.subscriptions().unsubscribe(first));
        await(sns.subscriptions().unsubscribe(first)); // As with AWS, doing it twice is no error.
        assertEquals(104, subscriptions().size());
    }

    @Test
    void pendingCannotBeTakenBack() throws Exception {
        await(sns.subscriptions().subscribe(topic, new NewSubscription("email", "cleo@city.example")));
        assertEquals(
                ErrorKind.INVALID,
                failure(sns.subscriptions().unsubscribe(subscriptions().get(0))).kind());
    }

    @Test
    void messageGoesOutWithTextsAndAttributes() throws Exception {
        try (SnsEndpoint endpoint = new SnsEndpoint()) {
            await(sns.subscriptions().subscribe(topic, new NewSubscription("http", endpoint.url())));
            endpoint.visit(endpoint.take("SubscriptionConfirmation").get("SubscribeURL"));
            await(sns.subscriptions().subscribe(topic, new NewSubscription("sms", "+14155550999")));
            String id = await(sns.messages()
                    .publish(
                            topic,
                            new Message(
                                    "Subject",
                                    "for all",
                                    Map.of("sms", "for phones"),
                                    Map.of(
                                            "n", new MessageAttribute("Number", "7"),
                                            "b", new MessageAttribute("Binary", "aGk="),
                                            "l", new MessageAttribute("String.Array", "[\"x\"]")),
                                    "",
                                    "")));
            Map<String, String> envelope = endpoint.take("Notification");
            assertEquals("for all", envelope.get("Message"));
            assertEquals(id, envelope.get("MessageId"));
            SnsEndpoint.until(() -> server.demo.inbox().entries().stream()
                    .anyMatch(m -> m.to().equals("+14155550999") && m.text().equals("for phones")));
        }
    }

    @Test
    void rawDeliveryIsTheMessageAlone() throws Exception {
        try (SnsEndpoint endpoint = new SnsEndpoint()) {
            await(sns.subscriptions()
                    .subscribe(
                            topic,
                            new NewSubscription("http", endpoint.url(), Map.of(SubscriptionAttributes.RAW, "true"))));
            endpoint.visit(endpoint.take("SubscriptionConfirmation").get("SubscribeURL"));
            await(sns.messages().publish(topic, Message.of("", "bare")));
            assertEquals("bare", endpoint.takeRaw());
        }
    }

    @Test
    void fifoWantsItsGroup() throws Exception {
        Topic fifo = await(sns.topics().createTopic(NewTopic.named("f" + topics + ".fifo")));
        assertEquals(
                ErrorKind.INVALID,
                failure(sns.messages().publish(fifo, Message.of("", "m"))).kind());
        assertFalse(await(sns.messages().publish(fifo, new Message("", "m", Map.of(), Map.of(), "g", "d1")))
                .isEmpty());
    }

    @Test
    void phonesOptOutAndInAgain() throws Exception {
        String number = "+14155550777";
        assertFalse(await(sns.sms().optedOut(number)));
        server.demo.optOut(number);
        assertTrue(await(sns.sms().optedOut(number)));
        List<String> out = Collections.synchronizedList(new ArrayList<>());
        await(sns.sms().listOptedOut(out::addAll));
        assertTrue(out.contains(number));
        assertTrue(ErrorTexts.sentence(failure(sns.sms().send(number, new SmsMessage("m", "", ""))))
                .contains("OptedOut"));
        await(sns.sms().optIn(number));
        assertFalse(await(sns.sms().send(number, new SmsMessage("m", "Transactional", "Bellhop")))
                .isEmpty());
        assertEquals("1", await(sns.sms().attributes()).get("MonthlySpendLimit"));
        assertFalse(await(sns.sms().sandbox()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, THROTTLED",
        "400, KMSThrottling, THROTTLED",
        "400, KMS.ThrottlingException, THROTTLED",
        "403, TopicLimitExceeded, INVALID",
        "403, SubscriptionLimitExceeded, INVALID",
        "403, AuthorizationError, ACCESS_DENIED",
        "403, InvalidClientTokenId, BAD_CREDENTIALS",
        "400, InvalidAction, NOT_SUPPORTED",
        "405, MethodNotAllowed, NOT_SUPPORTED",
        "404, NotFound, NOT_FOUND"
    })
    void errorsAreToldApart(int status, String code, ErrorKind kind) throws Exception {
        String body = "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>";
        try (FaultyServer faulty = new FaultyServer(e -> FaultyServer.send(e, status, body))) {
            CloudException e = failure(faulty.connection().sns().topics().attributes(topic));
            assertEquals(kind, e.kind(), code);
            assertTrue(kind != ErrorKind.ACCESS_DENIED || ErrorTexts.sentence(e).contains("sns:GetTopicAttributes"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, KMSAccessDenied, m, kms:GenerateDataKey",
        "400, KMSAccessDenied, 'User: x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:r:1:key/k',"
                + " arn:aws:kms:r:1:key/k",
        "403, KMSOptInRequired, m, subscribed to AWS KMS",
        "400, KMSDisabled, m, disabled",
        "400, KMSInvalidState, m, current state",
        "400, KMSNotFound, m, exist",
        "400, KMS.AccessDeniedException, m, kms:GenerateDataKey",
        "400, KMS.OptInRequired, m, subscribed to AWS KMS",
        "400, KMS.DisabledException, m, disabled",
        "400, KMS.KMSInvalidStateException, m, current state",
        "400, KMS.InvalidKeyUsageException, m, current state",
        "400, KMS.NotFoundException, m, exist"
    })
    void keysOfEncryptedTopicsAreBlamedForTheirOwn(int status, String code, String message, String told)
            throws Exception {
        String body = "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                + "</Message></Error><RequestId>r</RequestId></ErrorResponse>";
        try (FaultyServer faulty = new FaultyServer(e -> FaultyServer.send(e, status, body))) {
            CloudException e = failure(faulty.connection().sns().messages().publish(topic, Message.of("", "m")));
            assertTrue(ErrorTexts.sentence(e).contains(told), ErrorTexts.sentence(e));
            assertFalse(ErrorTexts.sentence(e).contains("sns:Publish"), ErrorTexts.sentence(e));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gateway/sns", "/gateway/sns/"})
    void pathOfTheEndpointIsKept(String path) throws Exception {
        List<String> paths = Collections.synchronizedList(new ArrayList<>());
        try (FaultyServer server = new FaultyServer(e -> {
                    paths.add(e.getRequestURI().getPath());
                    FaultyServer.send(
                            e,
                            200,
                            "<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>");
                });
                AwsConnection connection = new AwsConnection(
                        new Connection(
                                "t",
                                "t",
                                Connection.Source.SAVED,
                                null,
                                server.endpoint(),
                                server.endpoint() + path,
                                "us-east-1",
                                "AKIA"),
                        "secret",
                        Runnable::run)) {
            assertEquals(List.of(), await(connection.sns().topics().all()));
        }
        assertEquals(List.of(path), paths);
    }

    @Test
    void htmlAndEmptyAnswersAreFailuresToo() throws Exception {
        for (String body : List.of("", "<html><body>Internal</body></html>")) {
            try (FaultyServer faulty = new FaultyServer(e -> FaultyServer.send(e, 500, body))) {
                assertEquals(
                        ErrorKind.NETWORK,
                        failure(faulty.connection().sns().sms().sandbox()).kind());
            }
        }
    }
}
