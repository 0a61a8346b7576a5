package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are cut short, or come from something else than the server: nothing is called done that is not. */
class ForeignAnswersTest {

    private static final S3Location OBJECT = new S3Location("b", "k.bin");
    private static final S3Location OTHER = new S3Location("b", "other.bin");
    private static final String PAGE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\nConnection: close\r\n\r\n<html>Please sign in</html>";
    /** The end of the connection is the end of the page; a page, too, may have an ETag. */
    private static final String OPEN_PAGE =
            "HTTP/1.1 200 OK\r\nETag: \"page\"\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>Please sign in</html>";

    private static final String NO_ETAG =
            "HTTP/1.1 200 OK\r\nETag: \"\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String TEN = "abcdefghij";
    private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
    private static final String THOUSAND =
            HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED;

    /** Taken by somebody, and not stored yet. */
    private static final String ACCEPTED =
            "HTTP/1.1 202 Accepted\r\nETag: \"e\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static final String ABSENT = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Changed by a proxy.
                "HTTP/1.1 203 Changed\r\nETag: \"e\"\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n" + THOUSAND,
                // Chunked, and closed between two chunks.
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
                // Closed within a chunk.
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nTransfer-Encoding: chunked\r\n\r\n3E8\r\nabcde",
                // No length at all: the end of the connection is the end of the body.
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nConnection: close\r\n\r\nabcde",
                // A part that nobody asked for.
                "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Range: bytes 0-4/1000\r\nContent-Length: 5\r\n"
                        + "Connection: close\r\n\r\nabcde",
                PAGE,
                "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<Error></Error>",
                EMPTY
            })
    void aDownloadThatDidNotBringTheObjectFails(String answer) throws Exception {
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? HEAD : answer)) {
            failure(server.connection().objects().download(request(OBJECT), DownloadLog.NONE, bytes -> {}));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 1000\r\n\r\nabcde",
                "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Range: bytes 0-999/1000\r\n"
                        + "Content-Length: 1000\r\n\r\nabcde",
                // The range is not the one that was requested.
                "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Range: bytes 5-9/1000\r\n"
                        + "Content-Length: 5\r\nConnection: close\r\n\r\nabcde",
                // V2: whole, and shorter than the object; a page.
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde",
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                OPEN_PAGE,
                // Of an object of which it does not say how long it is.
                "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Range: bytes 0-4\r\nContent-Length: 5\r\n"
                        + "Connection: close\r\n\r\nabcde",
                "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Range: bytes 0-4/99999999999999999999\r\n"
                        + "Content-Length: 5\r\nConnection: close\r\n\r\nabcde",
                "HTTP/1.1 206 Partial Content\r\nETag: \"e\"\r\nContent-Type: multipart/byteranges; boundary=B\r\n"
                        + "Content-Length: 5\r\nConnection: close\r\n\r\n--B--",
                // V1b: the end of the connection would be that of the text, which then is edited and saved.
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nConnection: close\r\n\r\nabcde",
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"
            })
    void aReadThatDidNotBringTheBytesFails(String answer) throws Exception {
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? HEAD : answer)) {
            CloudException e =
                    failure(server.connection().s3().content().read(ObjectIdentifier.current(OBJECT), 0, 1000));
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
    }

    /** Nobody says how long the object is: it may be more. */
    @ParameterizedTest
    @ValueSource(strings = {"200 OK\r\n", "206 Partial Content\r\nContent-Length: 5\r\n"})
    void aTextWithoutAnyLengthIsNotTakenForWhole(String status) throws Exception {
        String answer = "HTTP/1.1 " + status + "ETag: \"e\"\r\nConnection: close\r\n\r\n";
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? answer : answer + "abcde")) {
            assertFalse(await(server.connection().s3().content().read(ObjectIdentifier.current(OBJECT), 0, 1000))
                    .last());
        }
    }

    @Test
    void aWholeBodyWithoutALengthIsBelieved() throws Exception {
        String whole = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nConnection: close\r\n\r\n" + "x".repeat(1000);
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? HEAD : whole)) {
            await(server.connection().objects().download(request(OBJECT), DownloadLog.NONE, bytes -> {}));
            assertTrue(await(server.connection().s3().content().read(ObjectIdentifier.current(OBJECT), 0, 2000))
                    .last());
        }
        assertEquals(1000, Files.size(folder.resolve("part")));
    }

    @Test
    void anObjectThatChangesWhileItIsDownloadedFails() throws Exception {
        String other = HEAD.replace("\"e\"", "\"f\"");
        String whole = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nConnection: close\r\n\r\n" + "x".repeat(1000);
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? other : whole)) {
            CloudException e =
                    failure(server.connection().objects().download(request(OBJECT), DownloadLog.NONE, bytes -> {}));
            assertEquals(AnswerProblem.CHANGED, ((Reason) e.failure().detail()).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, OPEN_PAGE, EMPTY, NO_ETAG, ACCEPTED})
    void anUploadThatTheServerDidNotAnswerFails(String answer) throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "abc");
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? ABSENT : answer)) {
            assertForeign(
                    server.connection().objects().upload(UploadRequest.of(file, OBJECT), UploadLog.NONE, bytes -> {}));
            assertForeign(server.connection().objects().createFolder(new S3Location("b", "folder/")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, OPEN_PAGE, EMPTY, NO_ETAG})
    void aCopyThatTheServerDidNotAnswerFails(String answer) throws Exception {
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? HEAD : answer)) {
            assertForeign(server.connection().objects().copy(OBJECT, OTHER));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: 15\r\nConnection: close\r\n\r\n"
                        + "<DeleteResult/>",
                "<DeleteResult><Deleted><Key>k.bin</Key></Deleted></DeleteResult>",
                "<DeleteResult><Deleted><Key>k.bin</Key></Deleted><Deleted><Key>k.bin</Key></Deleted></DeleteResult>",
                "<DeleteResult><Deleted><Key>x</Key></Deleted><Deleted><Key>y</Key></Deleted></DeleteResult>",
                "<DeleteResult><Deleted><Key>k.bin</Key></Deleted><Error><Code>AccessDenied</Code></Error></DeleteResult>"
            })
    void deletedIsOnlyWhatTheServerNames(String answer) throws Exception {
        try (RawServer server = new RawServer(request -> answer.startsWith("HTTP") ? answer : RawServer.ok(answer))) {
            assertForeign(server.connection()
                    .objects()
                    .delete("b", List.of(ObjectIdentifier.current(OBJECT), ObjectIdentifier.current(OTHER))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, OPEN_PAGE})
    void whatOnlyAPageConfirmsIsNotDone(String page) throws Exception {
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? HEAD : page)) {
            assertForeign(server.connection().objects().deleteUnchanged(OBJECT, 1000, "e"));
            assertForeign(server.connection().objects().deleteBucket("b"));
            assertForeign(server.connection().objects().abortUpload(OBJECT, "u"));
            assertForeign(
                    server.connection().s3().properties().putTags(ObjectIdentifier.current(OBJECT), Map.of("a", "b")));
        }
        try (RawServer server = new RawServer(request -> page.replace("ETag: \"page\"\r\n", ""))) {
            assertForeign(server.connection().objects().find(OBJECT));
        }
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** Most writes are answered by nothing at all, so that the SDK takes everything for success. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Please sign in</html>",
                "\n<!-- Welcome --><!DOCTYPE html><html></html>",
                "<HTML><head/></HTML>",
                "<script>location = 'http://login.example'</script>",
                "Please sign in",
                "{\"message\": \"Please sign in\"}"
            })
    void noWriteIsConfirmedByAPage(String page) throws Exception {
        try (RawServer server = new RawServer(request -> ok(page))) {
            S3 s3 = server.connection().s3();
            ObjectIdentifier object = ObjectIdentifier.current(OBJECT);
            ObjectIdentifier bucket = ObjectIdentifier.current(new S3Location("b", ""));
            assertForeign(s3.objects().createBucket(NewBucket.named("bucket")));
            assertForeign(s3.objects().deleteBucket("b"));
            assertForeign(s3.sharing().putCannedAcl(object, "private"));
            assertForeign(s3.sharing().putCannedAcl(bucket, "private"));
            assertForeign(s3.properties().putTags(object, Map.of("a", "b")));
            assertForeign(s3.properties().putTags(object, Map.of()));
            assertForeign(s3.properties().restore(object, 1, "Bulk"));
            for (BucketSection section : BucketSection.values()) {
                assertForeign(s3.buckets().put("b", section, payer(section)));
                if (s3.buckets().operations(section).delete() != null) {
                    assertForeign(s3.buckets().delete("b", section));
                }
            }
            Sns sns = server.connection().sns();
            Topic topic = new Topic("arn:aws:sns:us-east-1:1:t");
            assertForeign(sns.topics().deleteTopic(topic));
            assertForeign(sns.topics().setAttribute(topic, "DisplayName", "x"));
            assertForeign(sns.topics().changeTags(topic, Map.of("a", "b"), List.of()));
            assertForeign(sns.subscriptions()
                    .unsubscribe(new Subscription(topic.arn() + ":1", topic.arn(), "sms", "+1", "")));
        }
    }

    private static String payer(BucketSection section) {
        return section == BucketSection.REQUEST_PAYMENT ? "{\"Payer\": \"Requester\"}" : "{}";
    }

    /** A server that knows no settings of buckets ignores that they are asked for. */
    @Test
    void aListOfObjectsIsNoSettingOfTheBucket() throws Exception {
        String list = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated></ListBucketResult>";
        try (RawServer server = new RawServer(request -> ok(list))) {
            for (BucketSection section : BucketSection.values()) {
                CloudException e = failure(server.connection().s3().buckets().get("b", section));
                assertEquals(ErrorKind.NOT_SUPPORTED, e.kind(), section.name());
            }
        }
    }

    /** Some servers answer 200 to everything, also where they fail. */
    @ParameterizedTest
    @ValueSource(strings = {"<Error>%s</Error>", "<ErrorResponse><Error>%s</Error></ErrorResponse>"})
    void anErrorIsAnErrorWhateverItsStatus(String document) throws Exception {
        String error = document.formatted("<Code>InternalError</Code><Message>Broken</Message>");
        try (RawServer server = new RawServer(request -> ok(error))) {
            S3 s3 = server.connection().s3();
            ObjectIdentifier object = ObjectIdentifier.current(OBJECT);
            for (BucketSection section : BucketSection.values()) {
                failure(s3.buckets().get("b", section));
                failure(s3.buckets().put("b", section, payer(section)));
            }
            failure(s3.buckets().policyIsPublic("b"));
            failure(s3.buckets().facts("b"));
            failure(s3.properties().tags(object));
            failure(s3.properties().putTags(object, Map.of("a", "b")));
            failure(s3.objects().createBucket(NewBucket.named("bucket")));
        }
    }

    /** S3 keeps long requests alive with blanks, and some servers name their namespace. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0'?>\n%s<s3:Tagging xmlns:s3='http://s3.amazonaws.com/doc/2006-03-01/'><s3:TagSet/></s3:Tagging>",
                "\uFEFF<Tagging><TagSet/></Tagging>"
            })
    void blanksAndPrefixesAreNoPage(String answer) throws Exception {
        String body = answer.replace("%s", " ".repeat(5000));
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, body))) {
            await(server.connection().s3().properties().putTags(ObjectIdentifier.current(OBJECT), Map.of("a", "b")));
        }
    }

    /** A server that ignores the prefix lists the whole bucket. */
    @Test
    void nothingOutsideAPrefixIsDeleted() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        String list = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                + "<Contents><Key>p/in</Key></Contents><Contents><Key>out</Key></Contents></ListBucketResult>";
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return RawServer.ok(list);
        })) {
            assertForeign(
                    server.connection().objects().deleteBelow(new S3Location("b", "p/"), false, null, count -> {}));
            assertForeign(server.connection().objects().listAll(new S3Location("b", "p/"), page -> {}));
        }
        assertTrue(requests.stream().allMatch(request -> request.startsWith("GET")), requests.toString());
    }

    @Test
    void aSignInPageIsNoEmptyAccount() throws Exception {
        try (RawServer server = new RawServer(request -> PAGE)) {
            assertForeign(server.connection().objects().listBuckets());
            assertForeign(server.connection().objects().list(new S3Location("b", ""), page -> {}));
            assertForeign(server.connection().sns().topics().all());
            assertForeign(server.connection()
                    .sns()
                    .messages()
                    .publish(new Topic("arn:aws:sns:us-east-1:1:t"), Message.of("s", "m")));
        }
    }

    /** Not a list of buckets: the endpoint ends in a bucket's name. */
    @Test
    void aListOfObjectsIsNoListOfBuckets() throws Exception {
        String body = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated></ListBucketResult>";
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
        try (RawServer server = new RawServer(request -> answer)) {
            assertForeign(server.connection().objects().listBuckets());
        }
    }

    /** Not a list of versions, parts or uploads either: the server ignores what names the operation. */
    @Test
    void aListOfObjectsIsNoOtherList() throws Exception {
        String objects = RawServer.ok("<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                + "<Contents><Key>k</Key></Contents></ListBucketResult>");
        try (RawServer server = new RawServer(request -> objects)) {
            S3 s3 = server.connection().s3();
            IncompleteUpload upload = new IncompleteUpload("b", "k", "u", null, null);
            for (CompletableFuture<?> list : List.of(
                    s3.versions().list(new S3Location("b", ""), page -> {}),
                    s3.incompleteUploads().list("b", page -> {}),
                    s3.incompleteUploads().parts(upload))) {
                assertEquals(ErrorKind.NOT_SUPPORTED, failure(list).kind());
            }
        }
        String versions = RawServer.ok("<ListVersionsResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                + "<Version><Key>k</Key></Version></ListVersionsResult>");
        try (RawServer server = new RawServer(request -> versions)) {
            assertForeign(server.connection().objects().list(new S3Location("b", ""), page -> {}));
        }
    }

    /** Its bucket is emptied object by object. */
    @Test
    void aServerThatIgnoresVersionsHasItsObjectsDeleted() throws Exception {
        try (RawServer server = new RawServer(request -> RawServer.ok(
                request.startsWith("POST")
                        ? "<DeleteResult><Deleted><Key>k</Key></Deleted></DeleteResult>"
                        : "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                                + "<Contents><Key>k</Key></Contents></ListBucketResult>"))) {
            assertEquals(
                    1,
                    await(server.connection().objects().deleteBelow(new S3Location("b", ""), true, null, count -> {}))
                            .deleted());
        }
    }

    private DownloadRequest request(S3Location object) {
        return new DownloadRequest(ObjectIdentifier.current(object), folder.resolve("part"), 1000);
    }

    private static void assertForeign(CompletableFuture<?> request) {
        CloudException e = failure(request);
        assertTrue(
                e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.FOREIGN, e.toString());
        assertTrue(ErrorTexts.sentence(e).contains("sign-in page"), ErrorTexts.sentence(e));
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
    }
}
