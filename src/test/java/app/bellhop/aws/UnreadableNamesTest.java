package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C16: a name that is no text is shown, and never sent as the name of another object. */
class UnreadableNamesTest {

    private static final S3Location ROOT = new S3Location("b", "");
    private static final S3Location SHOWN = new S3Location("b", "a\uFFFD.txt");
    private static final String URL = "<EncodingType>url</EncodingType>";
    private static final String DELETED = "<DeleteResult><Deleted><Key>good.txt</Key></Deleted></DeleteResult>";

    /** What is asked beside the listing. */
    private final List<String> others = new CopyOnWriteArrayList<>();

    private RawServer server(String listed) throws Exception {
        return new RawServer(request -> {
            if (!request.contains("list-type=2")) {
                others.add(request);
            }
            return request.startsWith("POST") ? RawServer.ok(DELETED) : RawServer.ok(listed);
        });
    }

    private static String list(String encoding, String... keys) {
        return "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>" + encoding
                + Stream.of(keys)
                        .map(key -> "<Contents><Key>" + key + "</Key><Size>3</Size></Contents>")
                        .reduce("", String::concat)
                + "</ListBucketResult>";
    }

    private static List<String> listed(RawServer server) throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        await(server.connection().objects().listAll(ROOT, found::addAll));
        return found.stream().map(ObjectEntry::key).toList();
    }

    /** As bytes with percent signs, as bytes, and as references to what is no character. */
    @ParameterizedTest
    @ValueSource(strings = {"a%FF.txt", "a%C3.txt", "a\u00FF.txt", "a&#xD800;.txt", "a&#x110000;.txt"})
    void itIsShown(String key) throws Exception {
        try (RawServer server = server(list(key.contains("%") ? URL : "", key))) {
            assertEquals(List.of(SHOWN.key()), listed(server));
            CompletableFuture<?> read = server.connection().s3().content().read(ObjectIdentifier.current(SHOWN), 0, 10);
            assertTrue(sentence(read).contains("aren’t text"), sentence(read));
            assertEquals(List.of(), others);
        }
    }

    private static String sentence(CompletableFuture<?> request) {
        return ErrorTexts.sentence(CloudException.of(assertThrows(Exception.class, () -> await(request))));
    }

    static Stream<Function<AwsConnection, CompletableFuture<?>>> requests() {
        ObjectIdentifier object = ObjectIdentifier.current(SHOWN);
        return Stream.of(
                c -> c.objects().find(SHOWN),
                c -> c.s3().properties().head(object),
                c -> c.s3().properties().putTags(object, Map.of("a", "b")),
                c -> c.s3().content().read(object, 0, 10),
                c -> c.s3().sharing().presign(PresignRequest.get(SHOWN, Duration.ofHours(1))),
                c -> c.s3().sharing().publicUrl(SHOWN),
                c -> c.s3().sharing().putCannedAcl(object, "private"),
                c -> c.s3().versions().list(SHOWN, page -> {}),
                c -> c.objects().list(SHOWN, page -> {}),
                c -> c.objects().listAll(SHOWN, page -> {}),
                c -> c.objects().deleteUnchanged(SHOWN, 3, null),
                c -> c.objects().deleteBelow(SHOWN, true, null, count -> {}));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void nothingIsAskedUnderIt(Function<AwsConnection, CompletableFuture<?>> request) throws Exception {
        try (RawServer server = server(list(URL, "a%FF.txt"))) {
            listed(server);
            CompletableFuture<?> asked = request.apply(server.connection());
            assertTrue(sentence(asked).contains("s3://b/a\uFFFD.txt"), sentence(asked));
            assertTrue(sentence(asked).contains("tools of the server"), sentence(asked));
            assertEquals(List.of(), others);
        }
    }

    /** The others of a selection are deleted all the same. */
    @Test
    void onlyTheOthersAreDeleted() throws Exception {
        try (RawServer server = server(list(URL, "a%FF.txt", "good.txt"))) {
            listed(server);
            DeleteReport report = await(server.connection()
                    .objects()
                    .delete(
                            "b",
                            List.of(
                                    ObjectIdentifier.current(SHOWN),
                                    ObjectIdentifier.current(new S3Location("b", "good.txt")))));
            assertEquals(1, report.deleted());
            assertEquals(Map.of(SHOWN.key(), DeleteReport.UNREADABLE_NAME), report.refused());
        }
    }

    /** What really has that character in its name is an object as any other. */
    @ParameterizedTest
    @ValueSource(strings = {"a%EF%BF%BD.txt", "a%ef%bf%bd.txt"})
    void aNameThatReallyHasThatCharacterIsSent(String key) throws Exception {
        try (RawServer server = server(list(URL, key))) {
            assertEquals(List.of(SHOWN.key()), listed(server));
            server.connection()
                    .s3()
                    .properties()
                    .putTags(ObjectIdentifier.current(SHOWN), Map.of("a", "b"))
                    .handle((done, e) -> "")
                    .get();
            assertEquals(List.of("PUT /b/a%EF%BF%BD.txt?tagging HTTP/1.1"), others);
        }
    }
}
