package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.net.AwsStandIn;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.ErrorViewModel.Remedy;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.start.Connector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a failure that another way of speaking to the server would avoid, that way is offered, kept and used. */
class ServerRemediesTest {

    private static final String BUCKETS =
            "<ListAllMyBucketsResult><Buckets><Bucket><Name>bucket</Name></Bucket></Buckets></ListAllMyBucketsResult>";
    private static final String LISTING = "<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>"
            + "<Contents><Key>p/k</Key><Size>1</Size></Contents></ListBucketResult>";

    @TempDir
    Path folder;

    /** What is to happen on the FX thread: this test's own. */
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Connection> saved = new ArrayList<>();
    private TestContext test;
    private AppViewModel app;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private final class Wire implements Connector {

        @Override
        public CompletableFuture<Found> connections() {
            return CompletableFuture.completedFuture(new Found(List.of(), List.of(), Map.of()));
        }

        @Override
        public CompletableFuture<Session> open(Connection connection) {
            AwsConnection cloud = new AwsConnection(connection, "secret", Runnable::run);
            Places places = new Places(ui::add, (millis, work) -> work.run());
            try {
                TransferQueue queue = new TransferQueue(
                        cloud.objects(),
                        SqliteJournal.open(folder.resolve("j.db"), connection.id(), (file, moved) -> {}),
                        Runnable::run,
                        test.timer,
                        System::nanoTime,
                        places);
                open.add(cloud);
                open.add(queue);
                return CompletableFuture.completedFuture(
                        new Session(connection, cloud.s3(), cloud.sns(), Optional.empty(), queue, places, () -> {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletableFuture<Void> test(Edited edited, Consumer<CheckResult> progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> save(Edited edited) {
            saved.add(edited.connection());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Integer> uploadsLeft(Connection connection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> forget(Connection connection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Storage> secretStorage() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> moveSecrets(SecretPrompt.Choice choice) {
            return new CompletableFuture<>();
        }

        @Override
        public void close(Session session) {}
    }

    private void open(String endpoint) throws Exception {
        open(new Connection("t", "t", Connection.Source.SAVED, null, endpoint, null, "eu-west-1", "AKIA"));
    }

    private void open(Connection connection) throws Exception {
        test = new TestContext(folder, ui::add);
        app = new AppViewModel(new Wire(), test.context, new NewerVersion(CompletableFuture::new));
        test.context.settings().update(p -> p.withConnections(List.of(connection)));
        app.startedAgain(Optional.of(connection), Optional.empty());
        until(() -> app.main().get() != null);
    }

    /** Runs what waits for the FX thread until that is so. */
    private void until(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            Runnable next = ui.poll(1, TimeUnit.SECONDS);
            if (next != null) {
                next.run();
            }
            assertTrue(
                    System.nanoTime() < end,
                    () -> "nothing happens: " + app.errors().sentence().get());
        }
    }

    /** Those of the session that was opened first. */
    private FakeDialogs dialogs() {
        return test.dialogs.sessions.get(0);
    }

    private Remedy remedy() {
        return app.main().get() == null ? null : app.errors().remedy().get();
    }

    private int buckets() {
        return app.main().get() == null
                ? 0
                : app.main().get().buckets().buckets().size();
    }

    @Test
    void trustedCertificateIsKeptAndUsed() throws Exception {
        try (RawServer server = new RawServer(TlsIdentity.SELF_SIGNED, false, head -> RawServer.ok(BUCKETS))) {
            open(server.endpoint());
            until(() -> remedy() != null);
            assertEquals("trustCertificate", remedy().id());
            assertTrue(app.errors().sentence().get().contains("CN=Self Signed"));
            remedy().action().run(); // The user turns away.
            assertEquals(List.of(), saved);
            dialogs().answer(Map.of());
            remedy().action().run();
            String fingerprint = TlsIdentity.SELF_SIGNED.fingerprint().toUpperCase(Locale.ROOT);
            assertTrue(
                    String.join(" ", dialogs().asked.get(0).details())
                            .replace(":", "")
                            .contains(fingerprint),
                    dialogs().asked.toString());
            until(() -> buckets() == 1);
            assertEquals(
                    List.of(TlsIdentity.SELF_SIGNED.fingerprint()),
                    saved.get(0).server().trustedCertificates());
            assertNull(app.errors().remedy().get());
        }
    }

    /** C22: S3 says no more than Access Denied. */
    @Test
    void payingIsOfferedForABucketThatWantsItAndThePlaceStaysOpen() throws Exception {
        try (RawServer server = new RawServer(null, false, head -> {
            boolean pays = head.stream().anyMatch(line -> line.equalsIgnoreCase("x-amz-request-payer: requester"));
            String denied = FaultyServer.error("AccessDenied", "Access Denied");
            return head.get(0).contains("list-type")
                    ? pays ? RawServer.ok(LISTING) : RawServer.ok(denied).replace("200 OK", "403 Forbidden")
                    : head.get(0).contains("requestPayment")
                            ? RawServer.ok("<RequestPaymentConfiguration><Payer>Requester</Payer>"
                                    + "</RequestPaymentConfiguration>")
                            : RawServer.ok(BUCKETS);
        })) {
            open(server.endpoint());
            S3Location place = new S3Location("bucket", "p/");
            app.main().get().location().open(place);
            until(() -> remedy() != null);
            assertEquals("payRequests", remedy().id());
            assertTrue(app.errors().sentence().get().contains("Requester Pays bucket"));
            dialogs().answer(Map.of());
            remedy().action().run();
            until(() -> app.main().get() != null
                    && app.main().get().objects().listing().rows().size() == 1);
            assertEquals(place, app.main().get().location().current().get());
            assertEquals(ServerOptions.DEFAULT.paying(), saved.get(0).server());
        }
    }

    private static ServerOptions through(AwsStandIn aws) throws Exception {
        return new ServerOptions(
                ServerOptions.Addressing.AUTO,
                ServerOptions.Checksums.AUTO,
                false,
                aws.url(),
                null,
                null,
                List.of(TlsIdentity.SELF_SIGNED.fingerprint()));
    }

    private static Connection atAws(ServerOptions options) {
        return new Connection("t", "t", Connection.Source.SAVED, null, null, null, "eu-west-1", "AKIA")
                .withServer(options);
    }

    /** Only its owner may ask AWS whether a bucket wants that. */
    @Test
    void payingIsOfferedForABucketOfAnotherAccountThatMayWantIt() throws Exception {
        try (AwsStandIn aws = new AwsStandIn(request -> {
            boolean listing = request.line().contains("list-type");
            return request.target().startsWith("GET bucket.")
                            && !(listing
                                    && request.header("x-amz-request-payer").equals("requester"))
                    ? RawServer.ok(FaultyServer.error("AccessDenied", "Access Denied"))
                            .replace("200 OK", "403 Forbidden")
                    : RawServer.ok(listing ? LISTING : BUCKETS);
        })) {
            ServerOptions through = through(aws);
            open(atAws(through));
            app.main().get().location().open(new S3Location("bucket", "p/"));
            until(() -> remedy() != null);
            assertEquals(
                    "Access denied to s3://bucket/p/. Missing permission: s3:ListBucket on arn:aws:s3:::bucket. "
                            + "If it’s a Requester Pays bucket, turn on Requester Pays for this connection.",
                    app.errors().sentence().get());
            assertEquals("Copy policy", app.errors().actionLabel().get());
            assertEquals("payRequests", remedy().id());
            dialogs().answer(Map.of());
            remedy().action().run();
            until(() -> app.main().get() != null
                    && app.main().get().objects().listing().rows().size() == 1);
            assertEquals(through.paying(), saved.get(0).server());
        }
    }

    /** AWS names the permission to users of the owner's account. */
    @Test
    void whereAwsNamesThePermissionPayingIsNotOffered() throws Exception {
        String told = "User: arn:aws:iam::1:user/u is not authorized to perform: s3:ListBucket on resource: "
                + "arn:aws:s3:::bucket because no identity-based policy allows the s3:ListBucket action";
        try (AwsStandIn aws = new AwsStandIn(request -> request.target().startsWith("GET bucket.")
                ? RawServer.ok(FaultyServer.error("AccessDenied", told)).replace("200 OK", "403 Forbidden")
                : RawServer.ok(BUCKETS))) {
            open(atAws(through(aws)));
            app.main().get().location().open(new S3Location("bucket", "p/"));
            until(() -> app.errors().sentence().get().contains("Missing permission: s3:ListBucket on"));
            assertFalse(app.errors().sentence().get().contains("Requester Pays"));
            assertNull(remedy());
        }
    }

    @Test
    void hostNamesAreOfferedToAServerThatWantsThem() throws Exception {
        try (RawServer server = new RawServer(null, false, head -> {
            boolean inPath = head.get(0).startsWith("GET /bucket");
            return inPath
                    ? RawServer.ok(FaultyServer.error("SecondLevelDomainForbidden", "Use virtual hosted style"))
                            .replace("200 OK", "403 Forbidden")
                    : head.get(0).contains("list-type") ? RawServer.ok(LISTING) : RawServer.ok(BUCKETS);
        })) {
            open(server.endpoint().replace("127.0.0.1", "localhost"));
            app.main().get().location().open(new S3Location("bucket", ""));
            until(() -> remedy() != null);
            assertEquals("useHostStyle", remedy().id());
            dialogs().answer(Map.of());
            remedy().action().run();
            until(() -> app.main().get() != null
                    && app.main().get().objects().listing().rows().size() == 1);
            assertEquals(
                    ServerOptions.Addressing.VIRTUAL_HOST, saved.get(0).server().addressing());
        }
    }

    /** C17. */
    @Test
    void theRegionThatAServerExpectsIsOffered() throws Exception {
        String wrong = "<Error><Code>AuthorizationHeaderMalformed</Code><Message>expecting 'garage'</Message>"
                + "<Region>garage</Region></Error>";
        try (RawServer server = new RawServer(null, false, head -> {
            boolean expected = head.stream().anyMatch(line -> line.contains("/garage/s3/"));
            return !expected
                    ? RawServer.ok(wrong).replace("200 OK", "400 Bad Request")
                    : RawServer.ok(head.get(0).contains("list-type") ? LISTING : BUCKETS);
        })) {
            open(server.endpoint());
            S3Location place = new S3Location("bucket", "p/");
            app.main().get().location().open(place);
            until(() -> remedy() != null);
            assertEquals("useRegion", remedy().id());
            assertEquals("Use region garage", remedy().label());
            dialogs().answer(Map.of());
            remedy().action().run();
            until(() -> app.main().get() != null
                    && app.main().get().objects().listing().rows().size() == 1);
            assertEquals(place, app.main().get().location().current().get());
            assertEquals("garage", saved.get(0).region());
        }
    }

    @Test
    void whatNoChangeOfTheConnectionHelpsOffersNone() throws Exception {
        try (RawServer server = new RawServer(
                null,
                false,
                head -> RawServer.ok(FaultyServer.error("AccessDenied", "Access Denied"))
                        .replace("200 OK", "403 Forbidden"))) {
            open(server.endpoint());
            until(() -> !app.errors().sentence().get().isEmpty());
            assertNotNull(app.main().get());
            assertNull(remedy());
        }
    }

    /** It was edited beside the open tab, or removed. */
    @Test
    void remedyKeepsWhatHasBecomeOfTheConnectionMeanwhile() throws Exception {
        try (RawServer server = new RawServer(TlsIdentity.SELF_SIGNED, false, head -> RawServer.ok(BUCKETS))) {
            open(server.endpoint());
            until(() -> remedy() != null);
            Connection edited = new Connection(
                    "t", "New name", Connection.Source.SAVED, null, server.endpoint(), null, "eu-west-1", "NEWKEY");
            test.context.settings().update(p -> p.withConnections(List.of(edited)));
            dialogs().answer(Map.of());
            remedy().action().run();
            until(() -> buckets() == 1);
            assertEquals("New name", saved.get(0).name());
            assertEquals("NEWKEY", saved.get(0).accessKeyId());
        }
    }

    @Test
    void remedyBringsNoRemovedConnectionBack() throws Exception {
        try (RawServer server = new RawServer(TlsIdentity.SELF_SIGNED, false, head -> RawServer.ok(BUCKETS))) {
            open(server.endpoint());
            until(() -> remedy() != null);
            test.context.settings().update(p -> p.withConnections(List.of()));
            dialogs().answer(Map.of());
            remedy().action().run();
            until(() -> buckets() == 1);
            assertEquals(List.of(), saved);
        }
    }

    /** The new secret is not for the old key. */
    @Test
    void anotherRegionIsThatOfTheConnectionAsItIsSaved() throws Exception {
        try (RawServer server = new RawServer(null, false, head -> RawServer.ok(BUCKETS))) {
            open(server.endpoint());
            Connection edited = new Connection(
                    "t", "t", Connection.Source.SAVED, null, server.endpoint(), null, "eu-west-1", "NEWKEY");
            test.context.settings().update(p -> p.withConnections(List.of(edited)));
            app.switchRegion(app.main().get().session(), "eu-north-1");
            until(() -> app.main().get() != null);
            Connection opened = app.main().get().session().connection();
            assertEquals("NEWKEY", opened.accessKeyId());
            assertEquals("eu-north-1", opened.region());
        }
    }
}
