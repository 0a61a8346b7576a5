package app.bellhop.ui.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** The window of unfinished uploads, by hand. */
class UnfinishedUploadsTest {

    private static final String BUCKET = "leftovers";

    @TempDir
    static Path home;

    private static AppRobot robot;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.createBucket(BUCKET);
        s3 = client();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        robot.close();
    }

    private static S3Client client() throws Exception {
        Properties demo = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("demo/endpoint.properties"))) {
            demo.load(reader);
        }
        return S3Client.builder()
                .endpointOverride(URI.create(demo.getProperty("s3.endpoint")))
                .region(Region.of(demo.getProperty("region")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        demo.getProperty("accessKeyId"), demo.getProperty("secretAccessKey"))))
                .build();
    }

    private static void begin(String key, int bytes) {
        String id = s3.createMultipartUpload(r -> r.bucket(BUCKET).key(key)).uploadId();
        s3.uploadPart(
                r -> r.bucket(BUCKET).key(key).uploadId(id).partNumber(1), RequestBody.fromBytes(new byte[bytes]));
    }

    private static List<String> unfinished() {
        return s3.listMultipartUploads(r -> r.bucket(BUCKET)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    @Test
    void uploadsAreSeenAndAbortedAndAutomaticallyAbortedFromNowOn() throws Exception {
        begin("a.iso", 2048);
        begin("b.iso", 1024);
        robot.go("s3://" + BUCKET + "/");
        robot.until(() -> robot.text("statusLabel").equals("No items"));
        robot.menu("File", "unfinishedUploads");
        robot.until(() -> !robot.lookup("#unfinishedTable").queryAll().isEmpty()
                && robot.text("unfinishedStatus").equals("2 unfinished uploads, 2 parts, 3.0 KB"));
        assertEquals(List.of("a.iso", "b.iso"), robot.column("unfinishedTable", "unfinishedKeyColumn"));
        TableView<?> table = robot.node("unfinishedTable");
        double key = table.getColumns().get(0).getWidth();
        assertTrue(table.getColumns().stream().allMatch(column -> column.getWidth() <= key), "the key has most room");
        assertEquals(List.of("1", "1"), robot.column("unfinishedTable", "unfinishedPartsColumn"));
        assertEquals(List.of("2048", "1024"), robot.column("unfinishedTable", "unfinishedBytesColumn"));

        robot.select("unfinishedTable", "unfinishedKeyColumn", "a.iso");
        robot.press("abortUploads");
        robot.until(() -> !robot.lookup("#workText").queryAll().isEmpty());
        assertTrue(((Labeled) robot.node("workText"))
                .getText()
                .startsWith("1 upload is aborted, and 1 part is deleted (2.0 KB)"));
        assertEquals(List.of("a.iso", "b.iso"), unfinished());
        robot.press("dialogOk");
        robot.until(() -> robot.column("workTable", "workStateColumn").equals(List.of("Done")));
        assertEquals(List.of("b.iso"), unfinished());
        robot.interact(() -> robot.from(robot.node("workTable").getScene().getRoot())
                .lookup("#dialogCancel")
                .queryButton()
                .fire());
        robot.until(() -> robot.column("unfinishedTable", "unfinishedKeyColumn").equals(List.of("b.iso")));

        robot.press("addAbortRule");
        robot.type("daysField", "3");
        robot.press("dialogOk");
        robot.until(() -> !robot.lookup("#editorSave").queryAll().isEmpty());
        robot.press("editorSave");
        robot.until(() -> robot.text("unfinishedStatus").startsWith("Lifecycle"));
        List<LifecycleRule> rules =
                s3.getBucketLifecycleConfiguration(r -> r.bucket(BUCKET)).rules();
        assertEquals(3, rules.get(0).abortIncompleteMultipartUpload().daysAfterInitiation());
        robot.closeDialogs();
    }

    @Test
    void aBucketWithoutUnfinishedUploadsSaysSo() throws Exception {
        robot.createBucket("tidy");
        robot.go("s3://tidy/");
        robot.until(() -> robot.text("statusLabel").equals("No items"));
        robot.menu("File", "unfinishedUploads");
        robot.until(() -> !robot.lookup("#unfinishedInstead").queryAll().isEmpty()
                && robot.text("unfinishedInstead").equals("No unfinished uploads in tidy."));
        assertTrue(robot.node("abortUploads").isDisabled());
        robot.closeDialogs();
    }
}
