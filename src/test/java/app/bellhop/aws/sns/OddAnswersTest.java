package app.bellhop.aws.sns;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.SmsMessage;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FaultyServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** SNS servers whose documents have the right root and little else. */
class OddAnswersTest {

    private static final Topic TOPIC = new Topic("arn:aws:sns:us-east-1:123456789012:streets");
    private static final Subscription ONE =
            new Subscription(TOPIC.arn() + ":1", TOPIC.arn(), "email", "a@x.org", "123456789012");

    private static final Map<String, Function<AwsConnection, CompletableFuture<?>>> NEED_CONTENT = Map.of(
            "CreateTopic", c -> c.sns().topics().createTopic(NewTopic.named("streets")),
            "GetTopicAttributes", c -> c.sns().topics().attributes(TOPIC),
            "Subscribe", c -> c.sns().subscriptions().subscribe(TOPIC, new NewSubscription("email", "a@x.org")),
            "ConfirmSubscription", c -> c.sns().subscriptions().confirm(TOPIC, "token"),
            "GetSubscriptionAttributes", c -> c.sns().subscriptions().attributes(ONE),
            "Publish", c -> c.sns().messages().publish(TOPIC, Message.of("s", "text")),
            "CheckIfPhoneNumberIsOptedOut", c -> c.sns().sms().optedOut("+14155550100"),
            "GetSMSSandboxAccountStatus", c -> c.sns().sms().sandbox());

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }

    private static FaultyServer answering(String operation, String result) throws Exception {
        return new FaultyServer(e -> FaultyServer.send(
                e, 200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result)));
    }

    @Test
    void whatSaysNothingIsNotBelieved() throws Exception {
        for (String operation : NEED_CONTENT.keySet()) {
            for (String empty :
                    List.of("", "<TopicArn></TopicArn><SubscriptionArn></SubscriptionArn><MessageId></MessageId>")) {
                try (FaultyServer server = answering(operation, empty)) {
                    Reason reason = (Reason) failure(NEED_CONTENT.get(operation).apply(server.connection()))
                            .failure()
                            .detail();
                    assertEquals(AnswerProblem.FOREIGN, reason.code(), operation);
                }
            }
        }
        try (FaultyServer server = answering("Publish", "")) {
            failure(server.connection().sns().sms().send("+14155550100", new SmsMessage("t", "", "")));
        }
    }

    @Test
    void entriesWithoutANameAreLeftOut() throws Exception {
        try (FaultyServer server = answering(
                "ListTopics",
                "<Topics><member/><member><TopicArn></TopicArn></member><member><TopicArn>" + TOPIC.arn()
                        + "</TopicArn></member></Topics>")) {
            assertEquals(
                    List.of(TOPIC), await(server.connection().sns().topics().all()));
        }
        for (String operation : List.of("ListSubscriptions", "ListSubscriptionsByTopic")) {
            String members = "<Subscriptions><member/><member><Protocol>sms</Protocol></member></Subscriptions>";
            try (FaultyServer server = answering(operation, members)) {
                List<Object> found = new ArrayList<>();
                await(
                        operation.endsWith("Topic")
                                ? server.connection().sns().subscriptions().list(TOPIC, found::addAll)
                                : server.connection().sns().subscriptions().listAll(found::addAll));
                assertEquals(List.of(), found);
            }
        }
        try (FaultyServer server = answering("ListTagsForResource", "<Tags><member/></Tags>")) {
            assertEquals(Map.of(), await(server.connection().sns().topics().tags(TOPIC)));
        }
        try (FaultyServer server = answering("ListSMSSandboxPhoneNumbers", "<PhoneNumbers><member/></PhoneNumbers>")) {
            List<Object> found = new ArrayList<>();
            await(server.connection().sns().sms().listSandbox(found::addAll));
            assertEquals(List.of(), found);
        }
    }

    private static String member(String topic, int id) {
        return "<member><SubscriptionArn>" + (topic.isEmpty() ? TOPIC.arn() : topic) + ":" + id
                + "</SubscriptionArn><TopicArn>" + topic + "</TopicArn><Protocol>email</Protocol><Endpoint>a@x.org"
                + "</Endpoint><Owner>123456789012</Owner></member>";
    }

    /** Who unsubscribes all of a topic takes nobody off another one. */
    @Test
    void aServerThatListsAllSubscriptionsGivesThoseOfTheTopic() throws Exception {
        String all = member(TOPIC.arn(), 1) + member(TOPIC.arn() + "2", 2) + member("", 3);
        try (FaultyServer server =
                answering("ListSubscriptionsByTopic", "<Subscriptions>" + all + "</Subscriptions>")) {
            List<Subscription> found =
                    await(server.connection().sns().subscriptions().all(TOPIC));
            assertEquals(
                    List.of(TOPIC.arn() + ":1", TOPIC.arn() + ":3"),
                    found.stream().map(Subscription::arn).toList());
            assertEquals(ONE, found.get(0));
        }
    }
}
