package app.bellhop.app.tour;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.settings.BellhopHome;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.main.AppViewModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.TabPane;

/** Tour steps for the main job. Each returns what it found on the server, or throws. */
final class TourSteps extends TourPart {

    private static final S3Location MONTHS = new S3Location("city-data", "requests/2026/");
    private static final String NEW_FILE = "2026-10.csv";

    /** One step: does its work, checks the result and returns what it found. */
    record Step(String name, String title, Callable<String> work) {}

    private final AppViewModel app;
    private final BellhopHome home;
    private final ActivitySteps activity;
    private final TableSteps tables;
    private final LeftoverSteps leftovers;
    private final TourNotifications notifications;

    TourSteps(AppViewModel app, TourWindow window, BellhopHome home) {
        super(new TourSession(app, window, home), window);
        this.app = app;
        this.home = home;
        this.leftovers = new LeftoverSteps(session, window, home.folder());
        this.notifications = new TourNotifications(session, window);
        this.activity = new ActivitySteps(session, window);
        this.tables = new TableSteps(session, window, notifications, home.folder());
    }

    List<Step> all() {
        TransferSteps transferSteps = new TransferSteps(session, window, home.folder());
        ConflictSteps conflicts = new ConflictSteps(session, window, home.folder());
        SharingSteps sharing = new SharingSteps(session, window);
        UsageSteps usage = new UsageSteps(session, window, notifications);
        PublisherSteps publisherSteps = new PublisherSteps(session, window, notifications, home.folder());
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
        all.addAll(new ResumeSteps(session, window, home).all());
        all.addAll(sharing.all());
        all.addAll(leftovers.all());
        all.addAll(List.of(
                new Step("activity", "Activity shows the boto3 lines", this::showActivity),
                new Step("topic", "New topic", this::newTopic),
                new Step("subscribe", "Subscribe and confirm", this::subscribe),
                new Step("publish", "Publish a message", this::publish)));
        all.addAll(new NotificationSteps(session, window, notifications).all());
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
                new Step("dark-table-empty", "No tables here, dark", tables::empty),
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
        return verify("ListBuckets", server().buckets().contains("city-data"), "city-data is there");
    }

    private String browse() throws Exception {
        session.navigate(MONTHS);
        int rows = window.fx(() -> main().objects().listing().rows().size());
        return verify("ListObjectsV2", rows == server().keys(MONTHS).size(), rows + " objects");
    }

    private String upload() throws Exception {
        Path file = home.folder().resolve(NEW_FILE);
        Files.writeString(file, "request_id,opened,kind\n2026100001,2026-10-01,Pothole\n".repeat(4000));
        window.run(() -> main().objects().upload(List.of(file)));
        window.waitUntil("the upload", () -> session.row(NEW_FILE) >= 0);
        long size = server().size(new S3Location(MONTHS.bucket(), MONTHS.key() + NEW_FILE));
        return verify("HeadObject", size == Files.size(file), size + " bytes, as on disk");
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
        return verify("ListObjectsV2", there == 40, there + " objects in photos/");
    }

    private String presign() throws Exception {
        session.navigate(MONTHS);
        session.select(NEW_FILE);
        session.run(CommandIds.COPY_PRESIGNED_URL);
        window.waitUntil("the link", () -> window.copied().contains("X-Amz-Signature"));
        String link = window.fx(window::copied);
        byte[] body = server().fetch(URI.create(link));
        return verify(
                "a plain HTTP GET of the link",
                body.length == Files.size(home.folder().resolve(NEW_FILE)),
                body.length + " bytes");
    }

    private String download() throws Exception {
        session.run(CommandIds.DOWNLOAD);
        Path target = home.folder().resolve("downloads");
        window.type("dialogField", target.toString());
        window.press("dialogOk");
        window.waitUntil("the file", () -> Files.exists(target.resolve(NEW_FILE)));
        long different = Files.mismatch(target.resolve(NEW_FILE), home.folder().resolve(NEW_FILE));
        return verify("the disk", different == -1, "the download equals the upload");
    }

    private String askDelete() throws Exception {
        session.select(NEW_FILE);
        session.run(CommandIds.DELETE_OBJECTS);
        window.waitFor("dialogOk");
        boolean there = server().keys(MONTHS).contains(MONTHS.key() + NEW_FILE);
        return verify("ListObjectsV2", there, "nothing is deleted before confirmation");
    }

    private String delete() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the row to go", () -> session.row(NEW_FILE) < 0);
        boolean gone = !server().keys(MONTHS).contains(MONTHS.key() + NEW_FILE);
        return verify("ListObjectsV2", gone, NEW_FILE + " is gone");
    }

    private String newBucket() throws Exception {
        session.run(CommandIds.NEW_BUCKET);
        window.type("dialogField", "city-archive");
        window.press("dialogOk");
        window.waitUntil(
                "the bucket", () -> main().location().current().get().bucket().equals("city-archive"));
        return verify("ListBuckets", server().buckets().contains("city-archive"), "city-archive is there");
    }

    private String showActivity() throws Exception {
        leftovers.close();
        return activity.show();
    }

    private String newTopic() throws Exception {
        notifications.showTab(true);
        window.waitUntil(
                "the topics", () -> !main().notifications().topics().shown().isEmpty());
        session.run(CommandIds.NEW_TOPIC);
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
        return verify("ListTopics", server().topics().contains("streets_critical"), "streets_critical is there");
    }

    private String subscribe() throws Exception {
        session.run(CommandIds.NEW_SUBSCRIPTION);
        window.type("endpointField", "ada.moreno@city.example");
        window.press("dialogOk");
        window.waitUntil(
                "the question", () -> !main().notifications().inbox().messages().isEmpty());
        window.run(() -> window.table("inboxTable").getSelectionModel().selectFirst());
        window.press("confirmSubscription");
        window.waitUntil(
                "the confirmation",
                () -> main().notifications().subscriptions().shown().stream()
                        .anyMatch(row -> row.subscription().removable()));
        String arn = notifications.subscriptions("streets_critical").stream()
                .filter(s -> s.endpoint().equals("ada.moreno@city.example"))
                .map(Subscription::arn)
                .findFirst()
                .orElse("none");
        return verify("ListSubscriptionsByTopic", arn.startsWith("arn:"), "confirmed as " + arn);
    }

    private String publish() throws Exception {
        window.type("publishSubjectField", "Potholes over threshold");
        window.type("publishMessageArea", "Streets: 212 potholes reported this month, the threshold is 200.");
        window.press("publishButton");
        window.waitUntil(
                "the message",
                () -> main().notifications().inbox().messages().stream()
                        .anyMatch(message -> message.subject().equals("Potholes over threshold")));
        window.run(() -> window.table("inboxTable").getSelectionModel().clearAndSelect(0));
        long delivered = server().countMessages("Potholes over threshold");
        return verify("the inbox folder", delivered == 1, delivered + " message delivered");
    }

    private String failure() throws Exception {
        tables.close();
        notifications.showTab(false);
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
        notifications.showTab(false);
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
}
