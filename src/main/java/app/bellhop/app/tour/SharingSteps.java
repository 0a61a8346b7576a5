package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.policy.ReadVerdict.Audience;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.inspector.InspectorViewModel.Tab;
import app.bellhop.work.preview.Preview;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;

/** Tour steps for the inspector and the four ways of sharing. */
final class SharingSteps extends TourPart {

    private static final S3Location ROOT = new S3Location("city-data", "");
    private static final S3Location README = new S3Location("city-data", "README.txt");
    private static final S3Location REPORT = new S3Location("city-data", "reports/summary.html");
    private static final S3Location IMAGES = new S3Location("city-data", "images/");

    SharingSteps(TourSession session, TourWindow window) {
        super(session, window);
    }

    List<Step> all() {
        return List.of(
                new Step("properties", "Properties, edited in place", this::properties),
                new Step("preview-table", "Preview of a CSV object", this::previewTable),
                new Step("preview-image", "Preview of an image", this::previewImage),
                new Step("versioning", "Versioning, enabled", this::versioning),
                new Step("edit-text", "Text, edited in place", this::editText),
                new Step("versions", "Versions and delete markers", this::versions),
                new Step("undelete", "Undelete", this::undelete),
                new Step("private", "Who can read this? Private", this::closed),
                new Step("policy-problem", "A policy with an error", this::policyProblem),
                new Step("policy-review", "A policy and its changes", this::policyReview),
                new Step("policy", "Public by policy", this::policy),
                new Step("acl", "Public by ACL, then private again", this::acl),
                new Step("upload-link", "A presigned URL for uploads", this::uploadLink),
                new Step("website", "A static website", this::website),
                new Step("access-log", "Access logs", this::accessLog),
                new Step("rename", "A prefix, renamed", this::rename));
    }

    private InspectorViewModel inspector() {
        return main().inspector();
    }

    private void inspect(S3Location place, String name, Tab tab) throws Exception {
        session.navigate(place);
        session.select(name);
        window.run(() -> {
            inspector().tab().set(tab);
            inspector().shown().set(true);
        });
        window.waitUntil("the inspector", () -> inspector().title().get().equals(name));
    }

    private String properties() throws Exception {
        inspect(IMAGES, "skyline.png", Tab.PROPERTIES);
        window.waitUntil(
                "the tags",
                () -> inspector().properties().loaded().get()
                        && inspector().properties().tagsLoaded().get());
        window.type("cacheControlField", "max-age=3600");
        window.type("metadataArea", "owner=ada");
        window.type("tagsArea", "department=parks");
        window.press("saveProperties");
        ObjectIdentifier image = ObjectIdentifier.current(new S3Location("city-data", "images/skyline.png"));
        window.waitUntil(
                "the save",
                () -> inspector().properties().loaded().get() && !session.enabled(CommandIds.SAVE_PROPERTIES));
        ObjectDetails head = await(server().s3().properties().head(image));
        Map<String, String> tags = await(server().s3().properties().tags(image));
        boolean passed = "max-age=3600".equals(head.headers().cacheControl())
                && head.headers().metadata().equals(Map.of("owner", "ada"))
                && tags.equals(Map.of("department", "parks"));
        return verify("HeadObject and GetObjectTagging", passed, head.headers() + ", tags " + tags);
    }

    private String previewTable() throws Exception {
        inspect(new S3Location("city-data", "contacts/"), "contacts.csv", Tab.PREVIEW);
        window.waitUntil("the preview", () -> inspector().preview().preview().get() != null);
        int rows = window.fx(() -> inspector().preview().view().get() instanceof Preview.Table table
                ? table.rows().size()
                : 0);
        return verify("the object", rows == 10, (rows - 1) + " contacts and a header");
    }

    private String previewImage() throws Exception {
        inspect(IMAGES, "skyline.png", Tab.PREVIEW);
        window.waitUntil("the preview", () -> inspector().preview().preview().get() != null);
        return "Read by range: "
                + window.fx(() -> inspector().preview().status().get()) + ".";
    }

    private void bucketTab() throws Exception {
        session.navigate(ROOT);
        session.clearSelection();
        window.run(() -> {
            inspector().tab().set(Tab.BUCKET);
            inspector().shown().set(true);
        });
        window.waitUntil(
                "the bucket",
                () -> inspector().tab().get() == Tab.BUCKET
                        && inspector().title().get().equals("city-data"));
    }

    private void save() throws Exception {
        window.press("editorSave");
        window.waitUntil("the editor to close", () -> window.lookup("editorSave") == null);
    }

    private String versioning() throws Exception {
        bucketTab();
        window.press("editVersioning");
        window.press("dialogOk");
        save();
        String document =
                server().section("city-data", BucketSection.VERSIONING).orElse("nothing");
        return verify("GetBucketVersioning", document.contains("Enabled"), "Enabled");
    }

    private String editText() throws Exception {
        inspect(ROOT, "README.txt", Tab.PREVIEW);
        window.waitUntil("the text", () -> session.enabled(CommandIds.EDIT_TEXT));
        window.press("editText");
        String text = window.fx(() -> inspector().preview().editing().text().get()) + "\nEdited in place.\n";
        window.type("editArea", text);
        window.press("saveText");
        window.waitUntil(
                "the save", () -> !inspector().preview().editing().active().get());
        ContentRange now = await(server().s3().content().read(ObjectIdentifier.current(README), 0, 100_000));
        boolean saved = new String(now.bytes(), StandardCharsets.UTF_8).equals(text);
        return verify("GetObject", saved, now.total() + " bytes, as typed");
    }

    private String versions() throws Exception {
        session.select("README.txt");
        session.run(CommandIds.DELETE_OBJECTS);
        window.press("dialogOk");
        window.waitUntil("the row to go", () -> session.row("README.txt") < 0);
        session.clearSelection();
        window.run(() -> inspector().tab().set(Tab.VERSIONS));
        window.waitUntil(
                "the delete marker",
                () -> inspector().versions().versions().stream().anyMatch(v -> v.deleteMarker() && v.latest()));
        boolean gone = !server().keys(ROOT).contains("README.txt");
        return verify("ListObjectsV2", gone, "README.txt is gone, its versions are kept");
    }

    private String undelete() throws Exception {
        window.run(() -> {
            TableView<?> table = window.table("versionTable");
            table.getSelectionModel().clearSelection();
            for (int i = 0; i < table.getItems().size(); i++) {
                var version = inspector().versions().versions().get(i);
                if (version.deleteMarker() && version.latest()) {
                    table.getSelectionModel().select(i);
                }
            }
        });
        session.run(CommandIds.UNDELETE);
        window.waitUntil("the row to come back", () -> session.row("README.txt") >= 0);
        boolean back = server().keys(ROOT).contains("README.txt");
        return verify("ListObjectsV2", back, "README.txt is back");
    }

    private String verdict(Audience expected) throws Exception {
        window.waitUntil(
                "the verdict",
                () -> inspector().access().audience().get() == expected
                        && !inspector().access().publicUrl().get().isEmpty());
        return window.fx(() -> inspector().access().verdict().get());
    }

    private String closed() throws Exception {
        inspect(new S3Location("city-data", "reports/"), "summary.html", Tab.SHARING);
        String verdict = verdict(Audience.OWNER_ONLY);
        int status = server().fetchStatus(await(server().s3().sharing().publicUrl(REPORT)));
        return verify("a plain HTTP GET", status == 403, verdict + " " + status);
    }

    private String policyProblem() throws Exception {
        bucketTab();
        window.press("jsonPolicy");
        window.type("editorArea", "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ {]\n}\n");
        String problem = window.fx(() -> window.text("editorProblem"));
        boolean waits = window.fx(() -> window.find("editorReview").isDisabled());
        return verify("the editor", waits && problem.startsWith("Line 3"), problem);
    }

    private String policyReview() throws Exception {
        window.type("editorArea", "");
        window.run(() ->
                ((MenuButton) window.find("editorInsert")).getItems().get(0).fire());
        window.type("dialogField", "reports/");
        window.press("dialogOk");
        window.press("editorReview");
        return "Nothing is sent before Save.";
    }

    private String policy() throws Exception {
        save();
        inspect(new S3Location("city-data", "reports/"), "summary.html", Tab.SHARING);
        String verdict = verdict(Audience.EVERYBODY);
        int status = server().fetchStatus(await(server().s3().sharing().publicUrl(REPORT)));
        return verify("a plain HTTP GET", status == 200, verdict + " " + status);
    }

    private String acl() throws Exception {
        inspect(IMAGES, "skyline.png", Tab.SHARING);
        URI url = await(server().s3().sharing().publicUrl(new S3Location("city-data", "images/skyline.png")));
        canned("public-read");
        verdict(Audience.EVERYBODY);
        int open = server().fetchStatus(url);
        canned("private");
        verdict(Audience.OWNER_ONLY);
        int closed = server().fetchStatus(url);
        return verify("a plain HTTP GET", open == 200 && closed == 403, open + " while public, then " + closed);
    }

    private void canned(String name) throws Exception {
        window.waitUntil("the ACL", () -> !inspector().acl().grants().isEmpty());
        window.run(() -> inspector().acl().canned().set(name));
        session.run(CommandIds.APPLY_CANNED_ACL);
        window.waitUntil("the answer", () -> main().context().notice().get().contains(name));
    }

    private String uploadLink() throws Exception {
        session.navigate(IMAGES);
        session.clearSelection();
        // The inspector follows the selection after a moment, to the tab that was last in front for places.
        window.waitUntil("the place's tabs", () -> inspector().title().get().equals(IMAGES.uri()));
        window.run(() -> inspector().tab().set(Tab.SHARING));
        window.waitUntil("the place", () -> inspector().presign().place().get());
        window.run(() -> ((RadioButton) window.find("presignPut")).setSelected(true));
        window.type("uploadKeyField", "from-outside.txt");
        session.run(CommandIds.MAKE_PRESIGNED_URL);
        window.waitUntil("the link", () -> !inspector().presign().urls().get().isEmpty());
        URI link = URI.create(window.fx(() -> inspector().presign().urls().get()));
        int status = server().upload(link, "sent without credentials");
        boolean there = server().keys(IMAGES).contains("images/from-outside.txt");
        return verify("a plain HTTP PUT", status == 200 && there, "images/from-outside.txt is there");
    }

    private String website() throws Exception {
        bucketTab();
        window.press("editWebsite");
        window.type("indexField", "summary.html");
        window.press("dialogOk");
        save();
        window.waitUntil("the address", () -> session.enabled(CommandIds.OPEN_WEBSITE));
        URI site = URI.create(window.fx(() -> inspector().bucket().website().get()) + "reports/");
        String page = server().fetchPage(site);
        return verify("a plain HTTP GET of " + site, page.contains("<h1>"), "the page");
    }

    private String accessLog() throws Exception {
        window.press("editLogging");
        window.type("targetBucketField", "city-archive");
        window.press("dialogOk");
        save();
        server().fetchStatus(await(server().s3().sharing().publicUrl(REPORT)));
        session.run(CommandIds.VIEW_ACCESS_LOG);
        window.waitUntil(
                "the lines",
                () -> window.lookup("logTable") instanceof TableView<?> table
                        && !table.getItems().isEmpty());
        int lines = window.fx(() -> window.table("logTable").getItems().size());
        boolean delivered =
                !server().keys(new S3Location("city-archive", "logs/")).isEmpty();
        return verify("ListObjectsV2", delivered, lines + " lines were delivered");
    }

    private String rename() throws Exception {
        window.press("logClose");
        session.navigate(ROOT);
        session.select("contacts/");
        session.run(CommandIds.RENAME);
        window.waitFor("renameField");
        window.run(() -> main().objects().rename(main().objects().renaming().get(), "people"));
        window.press("dialogOk");
        window.waitUntil("the new name", () -> session.row("people/") >= 0 && session.row("contacts/") < 0);
        boolean moved = server().keys(ROOT).contains("people/contacts.csv");
        window.run(() -> inspector().shown().set(false));
        return verify("ListObjectsV2", moved, "people/contacts.csv is there");
    }

    String darkEditor() throws Exception {
        window.run(() -> main().context().dialogs().closeScreens());
        bucketTab();
        window.press("jsonPolicy");
        window.waitFor("editorArea");
        return "The policy as it is on the server.";
    }

    String dark() throws Exception {
        window.press("editorCancel");
        inspect(new S3Location("city-data", "reports/"), "summary.html", Tab.SHARING);
        return verdict(Audience.EVERYBODY);
    }
}
