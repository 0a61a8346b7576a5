package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.fake.FakeTimer;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.settings.secrets.Secrets;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.local.LocalFiles;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.start.Connector.Edited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which connections are kept. */
class AppConnectorTest {

    private static final Connection PROFILE = Connection.ofProfile("work", null, null, null);

    @TempDir
    Path folder;

    private final Threads threads = new Threads();
    private SettingsStore settings;
    private AppConnector connector;

    @BeforeEach
    void open() {
        BellhopHome home = new BellhopHome(folder);
        SetAsideFiles setAside = new SetAsideFiles();
        settings = new SettingsStore(home.settingsFile(), new FakeTimer(), setAside);
        Secrets secrets = new Secrets(home, settings, setAside, Optional.empty(), SecretPrompt.NONE);
        connector = new AppConnector(
                home,
                settings,
                new SavedSecrets(secrets, SecretPrompt.NONE),
                setAside,
                threads,
                Runnable::run,
                connection -> (device, problem) -> CompletableFuture.completedFuture(Optional.empty()),
                connection -> change -> CompletableFuture.completedFuture(true));
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void duplicateOfAProfileIsKept() {
        Connection copy = PROFILE.copy("1", "work (2)");
        connector.save(Edited.unchanged(copy)).join();
        assertEquals(List.of(copy), settings.get().connections());
        connector.forget(copy).join();
        assertEquals(List.of(), settings.get().connections());
    }

    @Test
    void aConnectionThatIsRemovedLeavesNoHalfDownloads() throws Exception {
        Connection copy = PROFILE.copy("1", "work (2)");
        connector.save(Edited.unchanged(copy)).join();
        Path file = folder.resolve("down/a.bin");
        TransferJob job = TransferJob.download(new S3Location("b", "a.bin"), folder, file, 5, false);
        Path part = LocalFiles.part(file, job.id());
        Files.createDirectories(part.getParent());
        Files.writeString(part, "abc");
        TransferJob other = TransferJob.download(new S3Location("b", "b.bin"), folder, file, 5, false);
        journal(copy.id(), journal -> journal.add(List.of(job)));
        journal("another", journal -> journal.add(List.of(other)));
        connector.forget(copy).join();
        assertFalse(Files.exists(part));
        journal(copy.id(), journal -> assertEquals(List.of(), journal.unfinished()));
        journal("another", journal -> assertEquals(1, journal.unfinished().size()));
    }

    @Test
    void uploadsOfAClosedConnectionStayAtItsServer() throws Exception {
        Connection copy = PROFILE.copy("1", "work (2)");
        assertEquals(0, connector.uploadsLeft(copy).join(), "no journal");
        begin(copy.id());
        begin("another");
        assertEquals(1, connector.uploadsLeft(copy).join());
    }

    /** A multipart upload. */
    private void begin(String connection) throws Exception {
        UnfinishedUpload begun = new UnfinishedUpload("u", 4, null, List.of());
        UploadRecord upload = new UploadRecord(connection, new S3Location("b", "k"), new FileStamp(5, 0), begun);
        journal(connection, journal -> journal.uploads().begun(upload));
    }

    @Test
    void aConnectionThatIsRemovedWhileItIsOpenLeavesNone() throws Exception {
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), "[profile work]\nregion = eu-west-1\n")
                        .toString());
        try {
            Connection copy = PROFILE.copy("1", "work (2)");
            connector.save(Edited.unchanged(copy)).join();
            TransferJob job = TransferJob.download(new S3Location("b", "a"), folder, folder.resolve("a"), 5, false);
            Path part = LocalFiles.part(job.file(), job.id());
            Files.writeString(part, "abc");
            journal(copy.id(), journal -> journal.add(List.of(job)));
            Session session = connector.open(copy).join();
            session.transfers().restore().join();
            begin(copy.id());
            assertEquals(0, connector.uploadsLeft(copy).join(), "it is open");
            connector.forget(copy).join();
            assertFalse(Files.exists(part));
            assertEquals(0, unfinished(copy));
            session.transfers()
                    .transfer(() -> List.of(TransferJob.deleteBelow(new S3Location("b", "late/"), false, 1)));
            SnsEndpoint.until(() -> !session.transfers().drain().changed().isEmpty());
            assertEquals(1, unfinished(copy));
            connector.close(session);
            connector.closeAll();
            assertEquals(0, unfinished(copy));
        } finally {
            System.clearProperty("aws.configFile");
        }
    }

    private int unfinished(Connection connection) throws Exception {
        AtomicInteger jobs = new AtomicInteger();
        journal(connection.id(), journal -> jobs.set(journal.unfinished().size()));
        return jobs.get();
    }

    private void journal(String connection, Consumer<SqliteJournal> work) throws Exception {
        Path file = new BellhopHome(folder).journalFile();
        try (SqliteJournal journal = SqliteJournal.open(file, connection, (broken, moved) -> {})) {
            work.accept(journal);
        }
    }

    @Test
    void whatAServerWantedIsKnownOfAProfileUntilTheEnd() throws Exception {
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), "[profile work]\nregion = eu-west-1\n")
                        .toString());
        try {
            Connection found = profile();
            Connection paying = found.withServer(found.server().paying());
            connector.save(Edited.unchanged(paying)).join();
            assertTrue(profile().server().requesterPays());
            assertEquals(List.of(), settings.get().connections());
        } finally {
            System.clearProperty("aws.configFile");
        }
    }

    private Connection profile() {
        return connector.connections().join().connections().stream()
                .filter(c -> c.id().equals(PROFILE.id()))
                .findFirst()
                .orElseThrow();
    }
}
