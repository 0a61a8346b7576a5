package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.demo.DemoServer;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

/** The demo's S3 server against the real SDK client, and against a client without credentials. */
class EmbeddedS3Test extends EmbeddedS3Base {

    @Override
    void put(String key, String text) {
        s3.putObject(r -> r.bucket(bucket).key(key).contentType("text/html"), RequestBody.fromString(text));
    }

    @Test
    void versionsAreKeptListedAndRestorable() {
        s3.putBucketVersioning(
                r -> r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        put("x", "one");
        put("x", "two");
        s3.deleteObject(r -> r.bucket(bucket).key("x"));
        assertThrows(NoSuchKeyException.class, () -> get("x"));
        var versions = s3.listObjectVersions(r -> r.bucket(bucket));
        assertEquals(2, versions.versions().size());
        assertEquals(1, versions.deleteMarkers().size());
        String oldest = versions.versions().get(1).versionId();
        assertEquals(
                "one",
                s3.getObjectAsBytes(r -> r.bucket(bucket).key("x").versionId(oldest))
                        .asUtf8String());
        String marker = versions.deleteMarkers().get(0).versionId();
        s3.deleteObject(r -> r.bucket(bucket).key("x").versionId(marker));
        assertEquals("two", get("x"));
        assertEquals(
                1,
                s3.listObjectVersions(r -> r.bucket(bucket).maxKeys(1))
                        .versions()
                        .size());
        assertEquals(
                2,
                s3.listObjectVersionsPaginator(r -> r.bucket(bucket).maxKeys(1)).versions().stream()
                        .count());
    }

    @Test
    void tagsFollowTheObject() {
        s3.putObject(r -> r.bucket(bucket).key("x").tagging("team=a%26b&level=1"), RequestBody.fromString("x"));
        assertEquals(Map.of("team", "a&b", "level", "1"), tags("x"));
        s3.copyObject(r ->
                r.sourceBucket(bucket).sourceKey("x").destinationBucket(bucket).destinationKey("y"));
        assertEquals(2, tags("y").size());
        s3.deleteObjectTagging(r -> r.bucket(bucket).key("x"));
        assertEquals(Map.of(), tags("x"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    void checksumIsToldAsItWasAskedFor(ChecksumAlgorithm algorithm) {
        s3.putObject(r -> r.bucket(bucket).key("x").checksumAlgorithm(algorithm), RequestBody.fromString("checked"));
        var head = s3.headObject(r -> r.bucket(bucket).key("x").checksumMode(ChecksumMode.ENABLED));
        String told = switch (algorithm) {
            case CRC32 -> head.checksumCRC32();
            case CRC32_C -> head.checksumCRC32C();
            case SHA1 -> head.checksumSHA1();
            default -> head.checksumSHA256();
        };
        assertNotNull(told, algorithm + " in " + head);
    }

    @Test
    void storageClassAndEncryptionAreTold() {
        s3.putObject(r -> r.bucket(bucket).key("x"), RequestBody.fromString("x"));
        s3.copyObject(r -> r.sourceBucket(bucket)
                .sourceKey("x")
                .destinationBucket(bucket)
                .destinationKey("y")
                .storageClass(StorageClass.STANDARD_IA));
        assertEquals(
                StorageClass.STANDARD_IA,
                s3.headObject(r -> r.bucket(bucket).key("y")).storageClass());
        assertEquals(
                ServerSideEncryption.AES256,
                s3.headObject(r -> r.bucket(bucket).key("x")).serverSideEncryption());
    }

    @Test
    void locationConstraintIsKept() {
        String west = "west-" + bucket;
        s3.createBucket(r -> r.bucket(west)
                .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
        assertEquals("eu-west-1", s3.getBucketLocation(r -> r.bucket(west)).locationConstraintAsString());
        assertEquals("", s3.getBucketLocation(r -> r.bucket(bucket)).locationConstraintAsString());
    }

    @Test
    void conditionalWritesHold() {
        s3.putObject(r -> r.bucket(bucket).key("x").ifNoneMatch("*"), RequestBody.fromString("first"));
        assertCode(
                "PreconditionFailed",
                () -> s3.putObject(r -> r.bucket(bucket).key("x").ifNoneMatch("*"), RequestBody.fromString("second")));
        String etag = s3.headObject(r -> r.bucket(bucket).key("x")).eTag();
        put("x", "somebody else");
        assertCode(
                "PreconditionFailed",
                () -> s3.putObject(r -> r.bucket(bucket).key("x").ifMatch(etag), RequestBody.fromString("mine")));
        assertEquals("somebody else", get("x"));
    }

    @Test
    void onePartOfAMultipartUploadCanBeRead() {
        String id = s3.createMultipartUpload(r -> r.bucket(bucket).key("big")).uploadId();
        byte[] first = new byte[5 << 20];
        byte[] second = "the end".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String one = s3.uploadPart(
                        r -> r.bucket(bucket).key("big").uploadId(id).partNumber(1), RequestBody.fromBytes(first))
                .eTag();
        String two = s3.uploadPart(
                        r -> r.bucket(bucket).key("big").uploadId(id).partNumber(2), RequestBody.fromBytes(second))
                .eTag();
        s3.completeMultipartUpload(r -> r.bucket(bucket)
                .key("big")
                .uploadId(id)
                .multipartUpload(m -> m.parts(
                        CompletedPart.builder().partNumber(1).eTag(one).build(),
                        CompletedPart.builder().partNumber(2).eTag(two).build())));
        var part = s3.getObjectAsBytes(r -> r.bucket(bucket).key("big").partNumber(2));
        assertArrayEquals(second, part.asByteArray());
        assertEquals(2, part.response().partsCount());
        assertTrue(s3.listMultipartUploads(r -> r.bucket(bucket)).uploads().isEmpty());
    }

    @Test
    void storedConfigurationsComeBack() {
        s3.putBucketLifecycleConfiguration(r -> r.bucket(bucket)
                .lifecycleConfiguration(l -> l.rules(LifecycleRule.builder()
                        .id("old")
                        .status(ExpirationStatus.ENABLED)
                        .filter(f -> f.prefix("log/"))
                        .expiration(e -> e.days(30))
                        .build())));
        assertEquals(
                "old",
                s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket))
                        .rules()
                        .get(0)
                        .id());
        s3.putBucketLogging(r -> r.bucket(bucket)
                .bucketLoggingStatus(
                        l -> l.loggingEnabled(e -> e.targetBucket(bucket).targetPrefix("log/"))));
        assertEquals(
                "log/",
                s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled().targetPrefix());
        assertCode("NoSuchCORSConfiguration", () -> s3.getBucketCors(r -> r.bucket(bucket)));
    }

    @Test
    void notificationRingsTheTopic() {
        try (var sns = app.bellhop.fake.SnsClients.of(server.demo)) {
            String topic = sns.createTopic(r -> r.name("events-of-" + bucket)).topicArn();
            sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+14155550177"));
            s3.putBucketNotificationConfiguration(r -> r.bucket(bucket)
                    .notificationConfiguration(n -> n.topicConfigurations(TopicConfiguration.builder()
                            .topicArn(topic)
                            .events(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED)
                            .filter(f -> f.key(k -> k.filterRules(FilterRule.builder()
                                    .name(FilterRuleName.SUFFIX)
                                    .value(".csv")
                                    .build())))
                            .build())));
            put("note.txt", "silent");
            put("data.csv", "rings");
            SnsEndpoint.until(() -> heard(topic).size() == 1);
            assertTrue(heard(topic).get(0).contains("data.csv"));
            s3.deleteObjects(r -> r.bucket(bucket)
                    .delete(d ->
                            d.objects(ObjectIdentifier.builder().key("data.csv").build())));
            SnsEndpoint.until(() -> heard(topic).size() == 2);
            assertTrue(heard(topic).get(0).contains("ObjectRemoved:Delete"));
        }
    }

    @Test
    void onlyWhatADeletionOfManyHasRemovedRingsTheTopic() {
        try (var sns = app.bellhop.fake.SnsClients.of(server.demo)) {
            String topic =
                    sns.createTopic(r -> r.name("removed-from-" + bucket)).topicArn();
            sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+14155550178"));
            put("gone", "x");
            put("kept", "x");
            s3.putBucketNotificationConfiguration(r -> r.bucket(bucket)
                    .notificationConfiguration(n -> n.topicConfigurations(TopicConfiguration.builder()
                            .topicArn(topic)
                            .events(Event.S3_OBJECT_REMOVED)
                            .build())));
            s3.deleteObjects(r -> r.bucket(bucket)
                    .delete(d -> d.quiet(true)
                            .objects(
                                    ObjectIdentifier.builder()
                                            .key("kept")
                                            .eTag("other")
                                            .build(),
                                    ObjectIdentifier.builder().key("gone").build())));
            keepVersions();
            s3.deleteObjects(r -> r.bucket(bucket)
                    .delete(d ->
                            d.objects(ObjectIdentifier.builder().key("kept").build())));
            SnsEndpoint.until(() -> heard(topic).size() > 1);
            assertEquals(2, heard(topic).size());
            assertTrue(heard(topic).stream().anyMatch(m -> m.contains("gone") && m.contains("ObjectRemoved:Delete\"")));
            assertTrue(heard(topic).stream().anyMatch(m -> m.contains("kept") && m.contains("DeleteMarkerCreated")));
        }
    }

    private static List<String> heard(String topic) {
        return server.demo.inbox().entries().stream()
                .filter(m -> topic.equals(m.topicArn()))
                .map(m -> m.text())
                .toList();
    }

    @Test
    void everythingIsStillThereAfterARestart(@TempDir Path home) throws Exception {
        String secret;
        try (DemoConnection first = new DemoConnection(home);
                S3Client client = S3Clients.of(first.demo)) {
            secret = first.demo.secretAccessKey();
            client.createBucket(r -> r.bucket("kept"));
            client.putObject(r -> r.bucket("kept").key("a//b").tagging("k=v"), RequestBody.fromString("still here"));
        }
        try (DemoConnection second = new DemoConnection(home);
                S3Client client = S3Clients.of(second.demo)) {
            assertEquals(secret, second.demo.secretAccessKey());
            assertEquals(
                    "still here",
                    client.getObjectAsBytes(r -> r.bucket("kept").key("a//b")).asUtf8String());
            assertEquals(
                    1,
                    client.getObjectTagging(r -> r.bucket("kept").key("a//b"))
                            .tagSet()
                            .size());
            assertTrue(client.listBuckets().buckets().stream()
                    .anyMatch(b -> b.name().equals("kept")));
        }
    }

    @Test
    void listingGoesOnBehindAFoldersOwnMarker() {
        put("a/", "");
        put("a/x", "x");
        var behind = s3.listObjectsV2(
                r -> r.bucket(bucket).prefix("a/").delimiter("/").startAfter("a/"));
        assertEquals("a/x", behind.contents().get(0).key());
        assertEquals(
                2,
                s3
                        .listObjectsV2Paginator(r ->
                                r.bucket(bucket).prefix("a/").delimiter("/").maxKeys(1))
                        .contents()
                        .stream()
                        .count());
    }

    @Test
    void oneStoreServesOneProgram() {
        assertThrows(java.io.IOException.class, () -> DemoServer.start(folder));
    }

    @Test
    void controlCharactersSurviveTheListing() {
        put("a\u0001b", "x");
        assertEquals(
                "a\u0001b",
                s3.listObjectsV2(r -> r.bucket(bucket).encodingType(EncodingType.URL))
                        .contents()
                        .get(0)
                        .key());
    }

    private URI uri(String key) {
        return URI.create(server.demo.s3Endpoint() + "/" + bucket + "/" + key);
    }

    private HttpResponse<String> anonymous(String key) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(key)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertCode(String code, Executable call) {
        assertEquals(
                code, assertThrows(S3Exception.class, call).awsErrorDetails().errorCode());
    }
}
