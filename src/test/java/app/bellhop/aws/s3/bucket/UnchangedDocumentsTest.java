package app.bellhop.aws.s3.bucket;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.LifecycleRules;
import app.bellhop.cloud.sns.BucketNotifications;
import app.bellhop.cloud.sns.TopicEventRule;
import app.bellhop.fake.FaultyServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every section of a bucket's configuration comes back as it was, whatever is set in it, against a server that keeps bytes. */
class UnchangedDocumentsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:t";

    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private FaultyServer server;
    private BucketConfiguration buckets;

    @BeforeEach
    void start() throws Exception {
        server = new FaultyServer(this::serve);
        buckets = server.connection().s3().buckets();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String section = exchange.getRequestURI().getQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("PUT")) {
            documents.put(section, new String(body, StandardCharsets.UTF_8));
            FaultyServer.send(exchange, 200, "");
        } else {
            String kept = documents.get(section);
            FaultyServer.send(exchange, kept == null ? 404 : 200, kept == null ? "" : kept);
        }
    }

    @ParameterizedTest
    @EnumSource(value = BucketSection.class, mode = EnumSource.Mode.EXCLUDE, names = "POLICY")
    void anyDocumentComesBackAsItWas(BucketSection section) throws Exception {
        Random random = new Random(section.ordinal());
        try (S3AsyncClient none =
                S3AsyncClient.builder().region(Region.US_EAST_1).build()) {
            SdkPojo model = new BucketSections(none).of(section).model().get();
            for (int run = 0; run < 12; run++) {
                ObjectNode document = object(model, random);
                if (document.isEmpty()) {
                    continue;
                }
                await(buckets.put("bucket", section, document.toString()));
                String sent = documents.values().iterator().next();
                String back = await(buckets.get("bucket", section)).orElse("nothing");
                assertEquals(document, JSON.readTree(back), sent);
                await(buckets.put("bucket", section, back));
                assertEquals(sent, documents.values().iterator().next());
            }
        }
    }

    /** Any of the fields, each with any value, an empty object among them. */
    private static ObjectNode object(SdkPojo model, Random random) {
        ObjectNode object = JSON.createObjectNode();
        for (SdkField<?> field : model.sdkFields()) {
            if (field.containsTrait(RequiredTrait.class) || random.nextInt(3) > 0) {
                object.set(field.memberName(), value(field, random));
            }
        }
        return object;
    }

    private static JsonNode value(SdkField<?> field, Random random) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo nested = field.constructor().get();
            boolean empty = random.nextInt(4) == 0
                    && nested.sdkFields().stream().noneMatch(f -> f.containsTrait(RequiredTrait.class));
            return empty ? JSON.createObjectNode() : object(nested, random);
        }
        if (type == MarshallingType.LIST) {
            ArrayNode list = JSON.createArrayNode();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                list.add(value(field.getTrait(ListTrait.class).memberFieldInfo(), random));
            }
            return list;
        }
        if (type == MarshallingType.BOOLEAN) {
            return JSON.valueToTree(random.nextBoolean());
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
            return type == MarshallingType.LONG
                    ? JSON.readTree(Long.toString(random.nextInt(3) * 128L * 1024))
                    : JSON.readTree(Integer.toString(random.nextInt(400)));
        }
        if (type == MarshallingType.INSTANT) {
            return JSON.valueToTree("2026-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z");
        }
        if (field.containsTrait(XmlAttributeTrait.class)) {
            return JSON.valueToTree("Group");
        }
        return JSON.valueToTree(List.of("", "a & b", "x<y>", "Grüße/", "0").get(random.nextInt(5)));
    }

    @Test
    void bucketEventRuleKeepsEventBridge() throws Exception {
        documents.put(
                "notification", "<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>");
        String before = await(buckets.get("bucket", BucketSection.NOTIFICATION)).orElseThrow();
        TopicEventRule rule = new TopicEventRule("n", ARN, List.of("s3:ObjectCreated:*"), "", "");
        String with = BucketNotifications.with(before, rule);
        await(buckets.put("bucket", BucketSection.NOTIFICATION, with));
        assertTrue(
                documents.get("notification").contains("<EventBridgeConfiguration></EventBridgeConfiguration>")
                        || documents.get("notification").contains("<EventBridgeConfiguration/>"),
                documents.get("notification"));
        String without = BucketNotifications.without(with, rule);
        assertEquals(JSON.readTree(before), JSON.readTree(without), "the last rule leaves EventBridge on");
    }

    @Test
    void lifecycleRuleForAllObjectsKeepsItsEmptyFilter() throws Exception {
        documents.put(
                "lifecycle",
                "<LifecycleConfiguration><Rule><ID>all</ID><Filter/><Status>Enabled</Status>"
                        + "<Expiration><Days>30</Days></Expiration></Rule></LifecycleConfiguration>");
        String before = await(buckets.get("bucket", BucketSection.LIFECYCLE)).orElseThrow();
        await(buckets.put("bucket", BucketSection.LIFECYCLE, LifecycleRules.withAbortAfter(before, 7)));
        String sent = documents.get("lifecycle");
        assertTrue(sent.contains("<ID>all</ID><Filter></Filter>") || sent.contains("<Filter/>"), sent);
    }
}
