package app.bellhop.app.tour;

import app.bellhop.app.tour.TourServer.Check;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.BellhopHome;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.MainViewModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;

/** Tour steps for the main job. Each returns what it found on the server, or throws. */
final class TourSteps {

    private static final S3Location MONTHS = new S3Location("city-data", "requests/2026/");
    private static final String NEW_FILE = "2026-10.csv";

    /** One step: does its work, checks the result and returns what it found. */
    record Step(String name, String title, Callable<String> work) {}

    private final AppViewModel app;
    private final TourWindow window;
    private final BellhopHome home;
    private final TourSession session;
    private final TransferSteps transferSteps;
    private final ConflictSteps conflicts;
    private final ResumeSteps resuming;
    private final SharingSteps sharing;
    private final NotificationSteps notificationSteps;
    private final UsageSteps usage;
    private final ActivitySteps activity;
    private final PublisherSteps publisherSteps;
    private final TableSteps tables;
    private final LeftoverSteps leftovers;
    private final TourNotifications notifications;

    TourSteps(AppViewModel app, TourWindow window, BellhopHome home) {
        this.app = app;
        this.window = window;
        this.home = home;
        this.session = new TourSession(app, window, home);
        this.transferSteps = new TransferSteps(session, window, home.folder());
        this.conflicts = new ConflictSteps(session, window, home.folder());
        this.resuming = new ResumeSteps(session, window, home);
        this.sharing = new SharingSteps(session, window);
        this.leftovers = new LeftoverSteps(session, window, home.folder());
        this.notifications = new TourNotifications(session, window);
        this.notificationSteps = new NotificationSteps(session, window, notifications);
        this.activity = new ActivitySteps(session, window);
        this.usage = new UsageSteps(session, window, notifications);
        this.tables = new TableSteps(session, window, notifications, home.folder());
        this.publisherSteps = new PublisherSteps(session, window, notifications, home.folder());
    }

    List<Step> all() {
        List<Step> all = new ArrayList<>(List.of(
                new Step("start", "The demo opens by itself", this::open),
                new Step("browse", "Browse", this::browse),
                new Step("upload", "Drop a file", this::upload),
                new Step("folder", "Drop a folder", this::uploadFolder),
                new Step("presign", "Copy a presigned URL", this::presign),
                new Step("download", "Download", this::download),
                new Step("delete-question", "Delete asks first", this::askDelete),
                new Step("deleted", "Delete", this::delete),
                new Step("bucket", "New bucket", this::newBucket)));
        all.addAll(conflicts.all());
        all.addAll(transferSteps.all());
        all.addAll(resuming.all());
        all.addAll(sharing.all());
        all.addAll(leftovers.all());
        all.addAll(List.of(
                new Step("activity", "Activity shows the boto3 lines", this::showActivity),
                new Step("topic", "New topic", this::newTopic),
                new Step("subscribe", "Subscribe and confirm", this::subscribe),
                new Step("publish", "Publish a message", this::publish)));
        all.addAll(notificationSteps.all());
        all.addAll(new SubscriptionFileSteps(session, window, notifications, home.folder()).all());
        all.addAll(new ListenSteps(session, window, notifications).all());
        all.addAll(new TopicSteps(session, window, notifications).all());
        all.addAll(usage.all());
        all.addAll(publisherSteps.all());
        all.addAll(tables.all());
        all.addAll(List.of(
                new Step("failure", "An error says what to do", this::failure),
                new Step("dark-notifications", "Notifications, dark", this::darkNotifications),
                new Step("dark-activity", "Activity, dark", activity::show),
                new Step("dark-filter-policy", "A filter policy, dark", publisherSteps::darkFilterPolicy),
                new Step("dark-contacts", "Topics from contacts, dark", publisherSteps::darkContacts),
                new Step("dark-alerts", "Threshold alerts, dark", publisherSteps::darkAlerts),
                new Step("dark-events", "Bucket event notifications, dark", publisherSteps::darkEvents),
                new Step("dark-usage", "Usage of a topic, dark", usage::dark),
                new Step("dark-table", "One table, dark", tables::dark),
                new Step("dark-grouped", "Grouped, dark", tables::darkGrouped),
                new Step("dark-table-problems", "Objects with problems, dark", tables::darkProblems),
                new Step("dark-table-empty", "No tables here, dark", tables::darkEmpty),
                new Step("dark-objects", "Objects, dark, on a large screen", this::darkObjects),
                new Step("dark-sync", "A sync, dark", transferSteps::dark),
                new Step("dark-policy", "The policy editor, dark", sharing::darkEditor),
                new Step("dark-sharing", "Who can read this, dark", sharing::dark),
                new Step("dark-leftovers", "Unfinished uploads, dark", leftovers::dark),
                new Step("connections", "Connections", this::connections)));
        all.addAll(all.size() - 2, conflicts.dark());
        return all;
    }

    private String open() throws Exception {
        session.open();
        window.waitUntil("the buckets", () -> !main().buckets().buckets().isEmpty());
        return server().verify(
                        "ListBuckets", Check.that(server().buckets().contains("city-data"), "city-data is there"));
    }

    private String browse() throws Exception {
        session.navigate(MONTHS);
        int rows = window.fx(() -> main().objects().listing().rows().size());
        return server().verify(
                        "ListObjectsV2",
                        Check.that(rows == server().keys(MONTHS).size(), rows + " objects"));
    }

    private String upload() throws Exception {
        Path file = home.folder().resolve(NEW_FILE);
        Files.writeString(file, "request_id,opened,kind\n2026100001,2026-10-01,Pothole\n".repeat(4000));
        window.run(() -> main().objects().upload(List.of(file)));
        window.waitUntil("the upload", () -> session.row(NEW_FILE) >= 0);
        long size = server().size(new S3Location(MONTHS.bucket(), MONTHS.key() + NEW_FILE));
        return server().verify("HeadObject", Check.that(size == Files.size(file), size + " bytes, as on disk"));
    }

    private String uploadFolder() throws Exception {
        Path folder = Files.createDirectories(home.folder().resolve("photos"));
        for (int i = 1; i <= 40; i++) {
            Files.write(folder.resolve("photo-%02d.jpg".formatted(i)), new byte[20_000 + i * 731]);
        }
        session.navigate(new S3Location("city-data", ""));
        window.run(() -> main().objects().upload(List.of(folder)));
        window.waitUntil(
                "the folder",
                () -> main().transfers().rows().stream()
                                .filter(row -> row.state().get() == TransferState.DONE)
                                .count()
                        == 2); // The file of the step before, and the folder.
        window.waitUntil("the prefix", () -> session.row("photos/") >= 0);
        int there = server().keys(new S3Location("city-data", "photos/")).size();
        return server().verify("ListObjectsV2", Check.that(there == 40, there + " objects in photos/"));
    }

    private String presign() throws Exception {
        session.navigate(MONTHS);
        session.select(NEW_FILE);
        window.run(() -> main().commands().get(CommandIds.COPY_PRESIGNED_URL).run());
        window.waitUntil(
                "the link",
                () -> String.valueOf(Clipboard.getSystemClipboard().getString()).contains("X-Amz-Signature"));
        String link = window.fx(() -> Clipboard.getSystemClipboard().getString());
        byte[] body = server().fetch(URI.create(link));
        return server().verify(
                        "a plain HTTP GET of the link",
                        Check.that(body.length == Files.size(home.folder().resolve(NEW_FILE)), body.length + " bytes"));
    }

    private String download() throws Exception {
        window.run(() -> main().commands().get(CommandIds.DOWNLOAD).run());
        Path target = home.folder().resolve("downloads");
        window.type("dialogField", target.toString());
        window.press("dialogOk");
        window.waitUntil("the file", () -> Files.exists(target.resolve(NEW_FILE)));
        long different = Files.mismatch(target.resolve(NEW_FILE), home.folder().resolve(NEW_FILE));
        return server().verify("the disk", Check.that(different == -1, "the download equals the upload"));
    }

    private String askDelete() throws Exception {
        session.select(NEW_FILE);
        window.run(() -> main().commands().get(CommandIds.DELETE_OBJECTS).run());
        window.waitUntil("the question", () -> window.lookup("dialogOk") != null);
        boolean there = server().keys(MONTHS).contains(MONTHS.key() + NEW_FILE);
        return server().verify("ListObjectsV2", Check.that(there, "nothing is deleted before confirmation"));
    }

    private String delete() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the row to go", () -> session.row(NEW_FILE) < 0);
        boolean gone = !server().keys(MONTHS).contains(MONTHS.key() + NEW_FILE);
        return server().verify("ListObjectsV2", Check.that(gone, NEW_FILE + " is gone"));
    }

    private String newBucket() throws Exception {
        window.run(() -> main().commands().get(CommandIds.NEW_BUCKET).run());
        window.type("dialogField", "city-archive");
        window.press("dialogOk");
        window.waitUntil(
                "the bucket", () -> main().location().current().get().bucket().equals("city-archive"));
        return server().verify(
                        "ListBuckets",
                        Check.that(server().buckets().contains("city-archive"), "city-archive is there"));
    }

    private String showActivity() throws Exception {
        leftovers.close();
        return activity.show();
    }

    private String newTopic() throws Exception {
        window.run(() -> ((TabPane) window.find("tabs")).getSelectionModel().select(1));
        window.waitUntil(
                "the topics", () -> !main().notifications().topics().shown().isEmpty());
        window.run(() -> main().commands().get(CommandIds.NEW_TOPIC).run());
        window.type("dialogField", "streets_critical");
        window.press("dialogOk");
        window.waitUntil(
                "the topic",
                () -> main().notifications().topics().current().get() != null
                        && main().notifications()
                                .topics()
                                .current()
                                .get()
                                .name()
                                .equals("streets_critical"));
        return server().verify(
                        "ListTopics",
                        Check.that(server().topics().contains("streets_critical"), "streets_critical is there"));
    }

    private String subscribe() throws Exception {
        window.run(() -> main().commands().get(CommandIds.NEW_SUBSCRIPTION).run());
        window.type("endpointField", "ada.moreno@city.example");
        window.press("dialogOk");
        window.waitUntil(
                "the question", () -> !main().notifications().inbox().messages().isEmpty());
        window.run(() ->
                ((TableView<?>) window.find("inboxTable")).getSelectionModel().selectFirst());
        window.press("confirmSubscription");
        window.waitUntil(
                "the confirmation",
                () -> main().notifications().subscriptions().shown().stream()
                        .anyMatch(row -> row.subscription().removable()));
        String arn = server().subscription("streets_critical", "ada.moreno@city.example");
        return server().verify("ListSubscriptionsByTopic", Check.that(arn.startsWith("arn:"), "confirmed as " + arn));
    }

    private String publish() throws Exception {
        window.type("publishSubjectField", "Potholes over threshold");
        window.type("publishMessageArea", "Streets: 212 potholes reported this month, the threshold is 200.");
        window.press("publishButton");
        window.waitUntil(
                "the message",
                () -> main().notifications().inbox().messages().stream()
                        .anyMatch(message -> message.subject().equals("Potholes over threshold")));
        window.run(() ->
                ((TableView<?>) window.find("inboxTable")).getSelectionModel().clearAndSelect(0));
        long delivered = server().countMessages("Potholes over threshold");
        return server().verify("the inbox folder", Check.that(delivered == 1, delivered + " message delivered"));
    }

    private String failure() throws Exception {
        tables.close();
        window.run(() -> ((TabPane) window.find("tabs")).getSelectionModel().selectFirst());
        window.run(() -> main().location().go("s3://no-such-bucket/"));
        window.waitUntil("the sentence", () -> app.errors().sentence().get().contains("NoSuchBucket"));
        return "\"" + window.fx(() -> app.errors().sentence().get()) + "\"";
    }

    private String darkNotifications() throws Exception {
        window.run(() -> {
            app.errors().dismiss();
            app.setDark(true);
            ((TabPane) window.find("tabs")).getSelectionModel().select(1);
        });
        return "Dark theme.";
    }

    private String darkObjects() throws Exception {
        tables.close();
        window.run(() -> ((TabPane) window.find("tabs")).getSelectionModel().selectFirst());
        window.resize(1920, 1080);
        session.navigate(new S3Location("city-data", "photos/"));
        return "Dark theme, 1920 × 1080.";
    }

    private String connections() throws Exception {
        leftovers.close();
        window.resize(1280, 800);
        window.run(() -> {
            app.setDark(false);
            main().context().dialogs().closeScreens();
            app.showConnections();
        });
        window.waitUntil("the connections", () -> !app.start().connections().isEmpty());
        return "The demo stays open in its tab.";
    }

    void close() {
        session.close();
    }

    private MainViewModel main() {
        return session.main();
    }

    private TourServer server() {
        return session.server();
    }
}
