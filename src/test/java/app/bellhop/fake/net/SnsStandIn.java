package app.bellhop.fake.net;

import app.bellhop.aws.AwsConnection;
import app.bellhop.fake.FaultyServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SNS with one topic and two subscriptions, which denies an action in the words of AWS. Keeps nothing. */
public final class SnsStandIn implements AutoCloseable {

    public static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:streets";
    private static final String SUBSCRIPTION = TOPIC + ":1";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final FaultyServer server = new FaultyServer(this::answer);
    private volatile String denied = "";

    public SnsStandIn() throws IOException {}

    public AwsConnection connection() {
        return server.connection();
    }

    /** From the next request on. */
    public void deny(String action) {
        denied = action;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = ACTION.matcher(body);
        String action = found.find() ? found.group(1) : "";
        if (action.equals(denied)) {
            String iam = "SNS:" + (action.equals("PublishBatch") ? "Publish" : action);
            FaultyServer.send(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>User:"
                            + " arn:aws:iam::123456789012:user/bob is not authorized to perform: " + iam
                            + " on resource: " + TOPIC + " because no identity-based policy allows the " + iam
                            + " action</Message></Error><RequestId>r</RequestId></ErrorResponse>");
            return;
        }
        FaultyServer.send(
                exchange,
                200,
                "<" + action + "Response><" + action + "Result>"
                        + result(action) + "</" + action + "Result></"
                        + action + "Response>");
    }

    private static String result(String action) {
        String subscription = "<member><SubscriptionArn>" + SUBSCRIPTION
                + "</SubscriptionArn><Owner>123456789012</Owner>"
                + "<Protocol>sqs</Protocol><Endpoint>arn:aws:sqs:us-east-1:123456789012:q</Endpoint><TopicArn>" + TOPIC
                + "</TopicArn></member><member><SubscriptionArn>PendingConfirmation</SubscriptionArn><Protocol>email"
                + "</Protocol><Endpoint>ada@x.org</Endpoint><TopicArn>" + TOPIC + "</TopicArn></member>";
        return switch (action) {
            case "ListTopics" -> "<Topics><member><TopicArn>" + TOPIC + "</TopicArn></member></Topics>";
            case "ListSubscriptions", "ListSubscriptionsByTopic" ->
                "<Subscriptions>" + subscription + "</Subscriptions>";
            case "GetTopicAttributes" ->
                "<Attributes><entry><key>SubscriptionsConfirmed</key><value>1</value></entry>"
                        + "<entry><key>Policy</key><value>{\"Version\":\"2012-10-17\",\"Statement\":[]}</value></entry></Attributes>";
            case "GetSubscriptionAttributes" ->
                "<Attributes><entry><key>FilterPolicy</key><value>{\"a\":[\"b\"]}</value></entry></Attributes>";
            case "ListTagsForResource" -> "<Tags><member><Key>team</Key><Value>shop</Value></member></Tags>";
            case "CreateTopic" -> "<TopicArn>" + TOPIC + "</TopicArn>";
            case "Subscribe", "ConfirmSubscription" -> "<SubscriptionArn>" + SUBSCRIPTION + "2</SubscriptionArn>";
            case "Publish" -> "<MessageId>m</MessageId>";
            case "CheckIfPhoneNumberIsOptedOut" -> "<isOptedOut>false</isOptedOut>";
            case "ListPhoneNumbersOptedOut" -> "<phoneNumbers><member>+14155550777</member></phoneNumbers>";
            case "ListSMSSandboxPhoneNumbers" ->
                "<PhoneNumbers><member><PhoneNumber>+14155550777</PhoneNumber><Status>Pending</Status></member></PhoneNumbers>";
            case "GetSMSSandboxAccountStatus" -> "<IsInSandbox>true</IsInSandbox>";
            default -> "";
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
