package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.KeepingServer.Quirk;
import app.bellhop.viewmodel.base.NotKept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** If-Match and If-None-Match at servers that take them in another form, or not at all. */
class ConditionalWritesTest {

    private static final S3Location OBJECT = new S3Location("b", "k.txt");

    @TempDir
    Path folder;

    @Test
    void aServerThatComparesIfMatchLiterallySavesTexts() throws Exception {
        try (KeepingServer server = new KeepingServer(Quirk.LITERAL_IF_MATCH)) {
            server.put(OBJECT, "old", Map.of(), Map.of());
            ObjectContent content = server.connection().s3().content();
            String etag = await(content.replace(
                            OBJECT, bytes("new"), server.get(OBJECT).etag()))
                    .etag();
            assertEquals("new", server.text(OBJECT));
            assertEquals(2, server.count("PUT /b/k.txt"), "once with quotes, once without");
            await(content.replace(OBJECT, bytes("newer"), etag));
            assertEquals("newer", server.text(OBJECT));
            assertEquals(3, server.count("PUT /b/k.txt"), "the form is remembered");
        }
    }

    @Test
    void aServerThatComparesIfMatchLiterallyChangesMetadata() throws Exception {
        try (KeepingServer server = new KeepingServer(Quirk.LITERAL_IF_MATCH)) {
            server.put(OBJECT, "old", Map.of(), Map.of());
            await(server.connection().s3().properties().change(OBJECT, ConditionalWritesTest::asPage, null));
            assertEquals("text/html", server.get(OBJECT).headers().get("content-type"));
            S3Location fresh = new S3Location("b", "fresh.txt");
            server.before("PUT /b/fresh.txt", () -> server.put(fresh, "theirs", Map.of(), Map.of()));
            assertThrows(
                    ExecutionException.class,
                    () -> await(server.connection().s3().content().create(fresh, bytes("mine"), "text/plain")));
            assertEquals("theirs", server.text(fresh), "If-None-Match still guards new objects");
        }
    }

    /** Taken for a conflict, nothing could ever be saved. */
    @Test
    void aServerWhoseEtagsNeverMatchIsLookedAtFirst() throws Exception {
        try (KeepingServer server = new KeepingServer(Quirk.WEAK_ETAGS)) {
            server.put(OBJECT, "old", Map.of(), Map.of());
            Written written = await(server.connection()
                    .s3()
                    .content()
                    .replace(OBJECT, bytes("new"), server.get(OBJECT).etag()));
            assertTrue(written.unguarded());
            assertEquals("new", server.text(OBJECT));
            await(server.connection().s3().properties().change(OBJECT, ConditionalWritesTest::asPage, null));
            assertEquals("text/html", server.get(OBJECT).headers().get("content-type"));
        }
    }

    private static ObjectHeaders asPage(ObjectHeaders own) {
        return new ObjectHeaders("text/html", null, null, null, null, own.metadata());
    }

    @ParameterizedTest
    @EnumSource(names = {"LITERAL_IF_MATCH", "REPLACE_DROPS_TAGS", "WEAK_ETAGS", "IGNORES_CONDITIONS"})
    void anObjectThatChangedIsNeverOverwritten(Quirk quirk) throws Exception {
        try (KeepingServer server = new KeepingServer(quirk)) {
            server.put(OBJECT, "mine", Map.of(), Map.of());
            String mine = server.get(OBJECT).etag();
            server.put(OBJECT, "theirs", Map.of(), Map.of());
            assertConflict(server.connection().s3().content().replace(OBJECT, bytes("new"), mine));
            assertEquals("theirs", server.text(OBJECT));
        }
    }

    /** Changed between Bellhop's HeadObject and its PutObject. */
    @ParameterizedTest
    @EnumSource(names = {"LITERAL_IF_MATCH", "WEAK_ETAGS"})
    void anObjectThatChangesMeanwhileIsNeverOverwritten(Quirk quirk) throws Exception {
        try (KeepingServer server = new KeepingServer(quirk)) {
            server.put(OBJECT, "mine", Map.of(), Map.of());
            server.before("PUT /b/k.txt", () -> server.put(OBJECT, "theirs", Map.of(), Map.of()));
            assertConflict(server.connection()
                    .s3()
                    .content()
                    .replace(OBJECT, bytes("new"), server.get(OBJECT).etag()));
            assertEquals("theirs", server.text(OBJECT));
        }
    }

    /** V14: the answer to the first attempt was lost, and the second finds what that has written. */
    @Test
    void whatWasWrittenAlreadyIsNoConflict() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            ObjectContent content = server.connection().s3().content();
            server.before("PUT /b/k.txt", () -> server.put(OBJECT, "old", Map.of(), Map.of()));
            await(content.create(OBJECT, bytes("old"), "text/plain"));
            server.before("PUT /b/k.txt", () -> server.put(OBJECT, "new", Map.of(), Map.of()));
            Written written = await(
                    content.replace(OBJECT, bytes("new"), server.get(OBJECT).etag()));
            assertEquals(server.get(OBJECT).etag(), written.etag());
        }
    }

    @Test
    void aServerWithoutConditionsIsLookedAtFirstAndThatIsSaidOnce() throws Exception {
        try (KeepingServer server = new KeepingServer(Quirk.NO_CONDITIONS)) {
            server.put(OBJECT, "old", Map.of(), Map.of());
            ObjectContent content = server.connection().s3().content();
            Written first = await(
                    content.replace(OBJECT, bytes("new"), server.get(OBJECT).etag()));
            assertTrue(first.unguarded());
            String notice = NotKept.after("Saved", first);
            assertTrue(notice.startsWith("Saved. This server doesn’t support conditional writes"), notice);
            long puts = server.count("PUT /b/k.txt");
            Written second = await(content.replace(OBJECT, bytes("newer"), first.etag()));
            assertFalse(second.unguarded());
            assertEquals("newer", server.text(OBJECT));
            assertEquals(puts + 1, server.count("PUT /b/k.txt"), "the condition is not tried again");
            assertConflict(content.replace(OBJECT, bytes("newest"), first.etag()));
        }
    }

    @Test
    void aServerWithoutConditionsStillCreatesAndCopiesOnlyWhereThereIsNone() throws Exception {
        S3Location other = new S3Location("b", "other.txt");
        try (KeepingServer server = new KeepingServer(Quirk.NO_CONDITIONS)) {
            ObjectContent content = server.connection().s3().content();
            await(content.create(OBJECT, bytes("one"), "text/plain"));
            assertConflict(content.create(OBJECT, bytes("two"), "text/plain"));
            await(server.connection().objects().copy(OBJECT, other));
            assertConflict(server.connection().objects().copy(OBJECT, other));
            assertEquals("one", server.text(OBJECT));
            assertEquals("one", server.text(other));
        }
    }

    /** V26: the header for the source of a copy, too. */
    @Test
    void aServerWithoutConditionsChangesMetadataOfTheObjectThatWasSeen() throws Exception {
        try (KeepingServer server = new KeepingServer(Quirk.NO_CONDITIONS)) {
            server.put(OBJECT, "old", Map.of(), Map.of());
            await(server.connection().s3().properties().change(OBJECT, ConditionalWritesTest::asPage, null));
            assertEquals("text/html", server.get(OBJECT).headers().get("content-type"));
            server.before("COPY /b/k.txt", () -> server.put(OBJECT, "theirs", Map.of(), Map.of()));
            assertConflict(server.connection()
                    .s3()
                    .properties()
                    .change(OBJECT, own -> new ObjectHeaders("text/x", null, null, null, null, own.metadata()), null));
            assertEquals("theirs", server.text(OBJECT));
        }
    }

    /** A folder's marker may hold something; the server would put an empty one in its place. */
    @Test
    void aServerThatIgnoresConditionsIsLookedAtBeforeAFolderIsCreated() throws Exception {
        S3Location folder = new S3Location("b", "folder/");
        try (KeepingServer server = new KeepingServer(Quirk.IGNORES_CONDITIONS)) {
            server.put(folder, "content", Map.of(), Map.of());
            await(server.connection().objects().createFolder(folder));
            assertEquals("content", server.text(folder));
        }
    }

    @Test
    void aServerThatIgnoresConditionsIsLookedAtBeforeAnObjectIsReplaced() throws Exception {
        S3Location other = new S3Location("b", "other.txt");
        Path file = Files.writeString(folder.resolve("f.txt"), "mine");
        try (KeepingServer server = new KeepingServer(Quirk.IGNORES_CONDITIONS)) {
            ObjectStore store = server.connection().objects();
            server.put(OBJECT, "seen", Map.of(), Map.of());
            UploadCondition seen = UploadCondition.ifMatch(server.get(OBJECT).etag());
            server.put(OBJECT, "theirs", Map.of(), Map.of());
            server.put(other, "mine", Map.of(), Map.of());
            assertConflict(store.upload(
                    new UploadRequest(file, OBJECT, UploadOptions.NONE, seen), UploadLog.NONE, sent -> {}));
            assertEquals("theirs", server.text(OBJECT));
            assertConflict(store.copy(other, OBJECT, seen, UploadLog.NONE, copied -> {}));
            assertEquals("theirs", server.text(OBJECT));
        }
    }

    /** Somebody else's object has come since it was looked for. */
    @Test
    void aCopyOverwritesNothing() throws Exception {
        S3Location other = new S3Location("b", "other.txt");
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "mine", Map.of(), Map.of());
            server.put(other, "theirs", Map.of(), Map.of());
            assertConflict(server.connection().objects().copy(OBJECT, other));
            assertEquals("theirs", server.text(other));
        }
    }

    private static void assertConflict(CompletableFuture<?> request) {
        CloudException e = CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
        assertEquals(ErrorKind.CONFLICT, e.kind(), e.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
