package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.FaultyServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.HttpExchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals and odd answers of real servers to what the inspector asks. */
class InspectionFaultsTest {

    private static final ObjectIdentifier OBJECT = ObjectIdentifier.current(new S3Location("bucket", "key"));

    private static final int MORE_THAN_SOCKETS = 70;

    @TempDir
    Path folder;

    /** What is asked, and the IAM action that allows it. */
    private record Ask(String iamAction, Function<S3, CompletableFuture<?>> request) {}

    private static final List<Ask> ASKS = List.of(
            new Ask("s3:GetObject", s3 -> s3.properties().head(OBJECT)),
            new Ask("s3:GetObjectTagging", s3 -> s3.properties().tags(OBJECT)),
            new Ask("s3:RestoreObject", s3 -> s3.properties().restore(OBJECT, 1, "Bulk")),
            new Ask("s3:GetObjectAcl", s3 -> s3.sharing().acl(OBJECT)),
            new Ask("s3:PutObjectAcl", s3 -> s3.sharing().putCannedAcl(OBJECT, "private")),
            new Ask("s3:GetBucketAcl", s3 -> s3.sharing().acl(ObjectIdentifier.current(new S3Location("bucket", "")))),
            new Ask("s3:ListBucketVersions", s3 -> s3.versions().list(new S3Location("bucket", ""), page -> {})),
            new Ask("s3:GetObject", s3 -> s3.content().read(OBJECT, 0, 10)),
            new Ask("s3:PutObject", s3 -> s3.content().create(OBJECT.location(), new byte[1], null)),
            new Ask("s3:GetObjectVersion", s3 -> s3.properties().head(new ObjectIdentifier(OBJECT.location(), "v1"))),
            new Ask("s3:GetBucketLocation", s3 -> s3.buckets().facts("bucket")),
            new Ask("s3:GetBucketPolicyStatus", s3 -> s3.buckets().policyIsPublic("bucket")),
            new Ask("s3:GetBucketPolicy", s3 -> s3.buckets().get("bucket", BucketSection.POLICY)),
            new Ask("s3:PutBucketPolicy", s3 -> s3.buckets().put("bucket", BucketSection.POLICY, "{}")),
            new Ask("s3:PutBucketCORS", s3 -> s3.buckets().delete("bucket", BucketSection.CORS)),
            new Ask("s3:GetBucketWebsite", s3 -> s3.buckets().get("bucket", BucketSection.WEBSITE)),
            new Ask("s3:GetLifecycleConfiguration", s3 -> s3.buckets().get("bucket", BucketSection.LIFECYCLE)));

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(403, FaultyServer.error("AccessDenied", "no"), ErrorKind.ACCESS_DENIED),
                Arguments.of(403, "", ErrorKind.ACCESS_DENIED),
                Arguments.of(405, FaultyServer.error("MethodNotAllowed", "no"), ErrorKind.NOT_SUPPORTED),
                Arguments.of(405, "", ErrorKind.NOT_SUPPORTED),
                Arguments.of(501, FaultyServer.error("NotImplemented", ""), ErrorKind.NOT_SUPPORTED),
                Arguments.of(404, FaultyServer.error("NoSuchBucket", "none"), ErrorKind.NOT_FOUND),
                Arguments.of(400, "<html>what?</html>", ErrorKind.INVALID));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalKeepsItsMeaning(int status, String body, ErrorKind kind) throws Exception {
        try (FaultyServer server = new FaultyServer(e -> FaultyServer.send(e, status, body))) {
            for (Ask ask : ASKS) {
                CloudException e =
                        WireTest.failure(ask.request().apply(server.connection().s3()));
                assertEquals(kind, e.kind(), ask.iamAction() + ": " + e.getMessage());
                if (kind == ErrorKind.ACCESS_DENIED) {
                    assertEquals(ask.iamAction(), missing(e).action());
                    assertTrue(ErrorTexts.missingPolicy(e).orElseThrow().contains(ask.iamAction()));
                }
                assertTrue(!ErrorTexts.sentence(e).isBlank()
                        && !ErrorTexts.sentence(e).contains("null"));
            }
        }
    }

    @Test
    void whatAwsSaysIsMissingIsBelieved() throws Exception {
        String told = "User: arn:aws:iam::1:user/ada is not authorized to perform: s3:GetObjectTagging on resource:"
                + " \"arn:aws:s3:::bucket/key\" because no identity-based policy allows it";
        try (FaultyServer server =
                new FaultyServer(e -> FaultyServer.send(e, 403, FaultyServer.error("AccessDenied", told)))) {
            CloudException e =
                    WireTest.failure(server.connection().s3().content().create(OBJECT.location(), new byte[0], null));
            assertEquals(new Detail.MissingPermission("s3:GetObjectTagging", "arn:aws:s3:::bucket/key"), missing(e));
        }
    }

    /** As a cache answers that knows objects by their keys only. What it names would be made current as the old version. */
    @Test
    void anotherVersionIsNotTakenForTheOneAskedFor() throws Exception {
        ObjectIdentifier old = new ObjectIdentifier(OBJECT.location(), "v1");
        List<String> writes = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> {
            String method = exchange.getRequestMethod();
            if (method.equals("PUT")) {
                writes.add(exchange.getRequestURI().toString());
            }
            answer(exchange, 200, method.equals("GET") ? "text" : "", "ETag", "\"e\"", "x-amz-version-id", "v2");
        })) {
            S3 s3 = server.connection().s3();
            for (CompletableFuture<?> request : List.of(
                    s3.properties().head(old),
                    s3.content().read(old, 0, 4),
                    s3.versions().copyOnTop(old),
                    s3.objects()
                            .download(
                                    new DownloadRequest(old, folder.resolve("file"), 4),
                                    DownloadLog.NONE,
                                    bytes -> {}))) {
                assertEquals(ErrorKind.NETWORK, WireTest.failure(request).kind());
            }
        }
        assertEquals(List.of(), writes);
    }

    private static void answer(HttpExchange exchange, int status, String body, String... headers)
            throws java.io.IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        FaultyServer.send(exchange, status, body);
    }

    @Test
    void bareHeadWithoutDateOrTypeIsShown() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, ""))) {
            ObjectDetails head = await(server.connection().s3().properties().head(OBJECT));
            assertEquals(null, head.modified());
            assertEquals("STANDARD", head.storageClass());
        }
    }

    @Test
    void listingWithoutDatesIsShown() throws Exception {
        String body = "<ListVersionsResult><Name>bucket</Name><IsTruncated>false</IsTruncated><Version><Key>k</Key>"
                + "<VersionId>null</VersionId><IsLatest>true</IsLatest></Version><DeleteMarker><Key>gone</Key>"
                + "</DeleteMarker></ListVersionsResult>";
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, body))) {
            List<ObjectVersion> found = new ArrayList<>();
            await(server.connection().s3().versions().list(new S3Location("bucket", ""), found::addAll));
            assertEquals(
                    List.of("gone", "k"),
                    found.stream().map(v -> v.object().key()).toList());
        }
    }

    /** V5: nobody has said that there are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<?xml version=\"1.0\"?>",
                "<ListAllMyBuck",
                "<ListAllMyBucketsResult><Owner><ID>me</ID></Owner>",
                "<ListAllMyBucketsResult><Buckets><Bucket><Name>b</Name>"
            })
    void whatIsCutIsNoEmptyAccount(String body) throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, body))) {
            CloudException e = WireTest.failure(server.connection().objects().listBuckets());
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
    }

    @Test
    void emptyAnswersAboutBucketsAreUnset() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, ""))) {
            for (BucketSection section : BucketSection.values()) {
                assertTrue(
                        await(server.connection().s3().buckets().get("bucket", section))
                                .isEmpty(),
                        section.name());
            }
        }
    }

    @Test
    void emptyAnswersDoNotMakeAnythingPrivate() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, ""))) {
            S3 s3 = server.connection().s3();
            assertEquals(Optional.empty(), await(s3.buckets().policyIsPublic("bucket")));
            for (S3Location place : List.of(OBJECT.location(), new S3Location("bucket", ""))) {
                CloudException e = WireTest.failure(s3.sharing().acl(ObjectIdentifier.current(place)));
                assertEquals(ErrorKind.NOT_SUPPORTED, e.kind());
            }
        }
    }

    @Test
    void anotherDocumentIsNoPolicy() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, "<CORSConfiguration/>"))) {
            var policy = server.connection().s3().buckets().get("bucket", BucketSection.POLICY);
            assertEquals(ErrorKind.NETWORK, WireTest.failure(policy).kind());
        }
    }

    @Test
    void regionCalledDefaultIsJustShown() throws Exception {
        String body =
                "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">default</LocationConstraint>";
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, body))) {
            assertEquals(
                    "default",
                    await(server.connection().s3().buckets().facts("bucket")).region());
        }
    }

    @Test
    void serverThatIgnoresTheRangeDoesNotFillTheMemory() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, "x".repeat(5_000_000), "ETag", "\"e\""))) {
            ContentRange range = await(server.connection().s3().content().read(OBJECT, 0, 1000));
            assertEquals(1000, range.bytes().length);
            assertEquals(5_000_000, range.total());
            assertEquals(
                    ErrorKind.NOT_SUPPORTED,
                    WireTest.failure(server.connection().s3().content().read(OBJECT, 1000, 1000))
                            .kind());
        }
    }

    @Test
    void redirectToAnotherRegionIsFollowedAndRemembered() throws Exception {
        List<String> signedFor = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(e -> {
            String region = e.getRequestHeaders().getFirst("Authorization").split("/")[2];
            signedFor.add(region);
            if (region.equals("eu-west-1")) {
                answer(e, 200, "", "x-amz-bucket-region", "eu-west-1");
            } else {
                answer(
                        e,
                        301,
                        FaultyServer.error("PermanentRedirect", "elsewhere"),
                        "x-amz-bucket-region",
                        "eu-west-1");
            }
        })) {
            await(server.connection().s3().properties().tags(OBJECT));
            await(server.connection().s3().properties().tags(OBJECT));
        }
        assertEquals("eu-west-1", signedFor.get(signedFor.size() - 1));
        assertEquals(1, signedFor.stream().filter("us-east-1"::equals).count(), "asked there once: " + signedFor);
    }

    private static void chunked(HttpExchange exchange, byte[] body, String... headers) throws java.io.IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.getResponseHeaders().add("ETag", "\"e\"");
        exchange.sendResponseHeaders(headers.length == 0 ? 200 : 206, 0);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void objectOfUnknownSizeIsNotTakenForWhole() throws Exception {
        byte[] large = new byte[50_000];
        try (FaultyServer server = new FaultyServer(e -> chunked(e, large))) {
            assertFalse(await(server.connection().s3().content().read(OBJECT, 0, 1000))
                    .last());
            assertTrue(await(server.connection().s3().content().read(OBJECT, 0, 60_000))
                    .last());
        }
        try (FaultyServer server =
                new FaultyServer(e -> chunked(e, new byte[1000], "Content-Range", "bytes 0-999/*"))) {
            assertFalse(await(server.connection().s3().content().read(OBJECT, 0, 1000))
                    .last());
        }
    }

    @Test
    void serverThatHeedsNoConditionIsNotOverwritten() throws Exception {
        List<String> puts = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(e -> {
            if (e.getRequestMethod().equals("PUT")) {
                puts.add(e.getRequestURI().toString());
            }
            answer(e, 200, "", "ETag", "\"now\"");
        })) {
            var content = server.connection().s3().content();
            assertEquals(
                    ErrorKind.CONFLICT,
                    WireTest.failure(content.replace(OBJECT.location(), new byte[1], "then"))
                            .kind());
            assertEquals(
                    ErrorKind.CONFLICT,
                    WireTest.failure(content.create(OBJECT.location(), new byte[1], null))
                            .kind());
            assertEquals(List.of(), puts);
        }
    }

    @Test
    void serverWithoutTagsAndAclsTakesTextAllTheSame() throws Exception {
        List<String> puts = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(e -> {
            String query = String.valueOf(e.getRequestURI().getQuery());
            if (query.startsWith("tagging") || query.startsWith("acl")) {
                answer(e, 501, FaultyServer.error("NotImplemented", ""));
            } else {
                if (e.getRequestMethod().equals("PUT")) {
                    puts.add(String.valueOf(e.getRequestHeaders().getFirst("x-amz-tagging")));
                }
                answer(e, 200, "", "ETag", "\"now\"");
            }
        })) {
            await(server.connection().s3().content().replace(OBJECT.location(), new byte[1], "now"));
            assertEquals(List.of("null"), puts);
        }
    }

    @Test
    void ownerWithoutAnIdIsStillTheOwner() throws Exception {
        String body = "<AccessControlPolicy><Owner><ID></ID></Owner><AccessControlList><Grant><Grantee"
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><Type>"
                + "CanonicalUser</Type></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList>"
                + "</AccessControlPolicy>";
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, body))) {
            assertFalse(await(server.connection().s3().sharing().acl(OBJECT)).sharesAnything());
        }
    }

    @Test
    void previewsThatWereLeftKeepNoConnections() throws Exception {
        try (FaultyServer server = new FaultyServer(e -> answer(e, 200, "x".repeat(100_000), "ETag", "\"e\""))) {
            var content = server.connection().s3().content();
            for (int i = 0; i < MORE_THAN_SOCKETS; i++) {
                content.read(OBJECT, 0, 50).cancel(true);
                assertEquals(50, await(content.read(OBJECT, 0, 50)).bytes().length);
            }
        }
    }

    @Test
    void otherServersAreNotAskedWhetherTheyWillTakeABody() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (FaultyServer server = new FaultyServer(e -> {
            asked.add(e.getRequestMethod() + " " + e.getRequestHeaders().getFirst("Expect"));
            answer(e, e.getRequestMethod().equals("HEAD") ? 404 : 200, "", "ETag", "\"now\"");
        })) {
            await(server.connection().s3().content().create(OBJECT.location(), new byte[5], null));
        }
        assertEquals(List.of("HEAD null", "PUT null"), asked);
    }

    private static Detail.MissingPermission missing(CloudException e) {
        return (Detail.MissingPermission) e.failure().detail();
    }
}
