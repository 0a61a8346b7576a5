package app.bellhop.fake.net;

import app.bellhop.aws.AwsConnection;
import app.bellhop.demo.cloudwatch.EmbeddedCloudWatch;
import app.bellhop.fake.FaultyServer;
import app.bellhop.settings.Connection;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SNS with one topic and two subscriptions, SQS with one queue and message, and CloudWatch: they deny an action in the words
 * of AWS. Keeps nothing.
 */
public final class SnsStandIn implements AutoCloseable {

    public static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:streets";
    private static final String SUBSCRIPTION = TOPIC + ":1";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    public static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:q";
    private static final String BOB = "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: ";

    private final FaultyServer server;
    private final AtomicBoolean received = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String denied = "";

    public SnsStandIn() throws IOException {
        server = new FaultyServer(this::answer);
    }

    /** @param source of the connection: as the demo's, it has metrics, too */
    public SnsStandIn(Connection.Source source) throws IOException {
        server = new FaultyServer(this::answer, source);
    }

    public AwsConnection connection() {
        return server.connection();
    }

    /** From the next request on. */
    public void deny(String action) {
        denied = action;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            answerQueue(exchange, target.substring(target.indexOf('.') + 1));
            return;
        }
        if (exchange.getRequestURI().getPath().startsWith(EmbeddedCloudWatch.PATH)) {
            String action = "cloudwatch:GetMetricData";
            String why = BOB + action + " because no identity-based policy allows the " + action + " action";
            EmbeddedCloudWatch.Answer answer = new EmbeddedCloudWatch().refusal(403, "AccessDenied", why);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("Content-Type", "application/cbor");
            exchange.sendResponseHeaders(answer.status(), answer.cbor().length);
            exchange.getResponseBody().write(answer.cbor());
            exchange.close();
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = ACTION.matcher(body);
        String action = found.find() ? found.group(1) : "";
        if (action.equals(denied)) {
            String iam = "SNS:" + (action.equals("PublishBatch") ? "Publish" : action);
            FaultyServer.send(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>" + BOB + iam
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

    private void waitForMessages() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** SQS writes the actions that it denies in small letters. */
    private void answerQueue(HttpExchange exchange, String action) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        if (action.equals(denied)) {
            String iam = "sqs:" + action.replace("Batch", "").toLowerCase(Locale.ROOT);
            exchange.getResponseHeaders().set("x-amzn-query-error", "AccessDenied;Sender");
            FaultyServer.send(
                    exchange,
                    403,
                    "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"message\":\"" + BOB + iam
                            + " on resource: " + QUEUE + " because no identity-based policy allows the " + iam
                            + " action\"}");
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean more = action.equals("ReceiveMessage") && received.getAndSet(true);
        if (more && !body.contains("\"WaitTimeSeconds\":1,") && !body.contains("\"WaitTimeSeconds\":1}")) {
            waitForMessages();
        }
        String url = server.endpoint() + "/123456789012/q";
        FaultyServer.send(
                exchange,
                200,
                switch (action) {
                    case "CreateQueue", "GetQueueUrl" -> "{\"QueueUrl\":\"" + url + "\"}";
                    case "GetQueueAttributes" ->
                        "{\"Attributes\":{\"QueueArn\":\"" + QUEUE + "\",\"ApproximateNumberOfMessages\":\"1\"}}";
                    case "ReceiveMessage" ->
                        more
                                ? "{}"
                                : "{\"Messages\":[{\"MessageId\":\"m\",\"ReceiptHandle\":\"r\",\"Body\":\"hello\","
                                        + "\"MD5OfBody\":\"5d41402abc4b2a76b9719d911017c592\"}]}";
                    case "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
                        "{\"Successful\":[{\"Id\":\"0\"}],\"Failed\":[]}";
                    default -> "{}";
                });
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
                "<Attributes><entry><key>FilterPolicy</key><value>{\"a\":[\"b\"]}</value></entry><entry><key>RedrivePolicy"
                        + "</key><value>{\"deadLetterTargetArn\":\"" + QUEUE + "\"}</value></entry></Attributes>";
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
        closed.countDown();
        server.close();
    }
}
