package app.bellhop.ui.pictures;

import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The settings of a bucket: none, all, and refused; how they are changed and deleted. */
class BucketPictures extends PicturesBase {

    @Test
    void bucketSettings() throws Exception {
        open("--demo");
        shows("bucketTree");
        robot.createBucket(LONG_BUCKET);
        robot.go("s3://" + LONG_BUCKET + "/");
        run("inspectBucket");
        Thread.sleep(3_000);
        camera.take("bucket-empty");
        editors("empty");
        run("sharing");
        acl("bucket");
        robot.go("s3://city-data/requests/");
        Thread.sleep(2_000);
        fires("emptyBucket", "delete-empty");
        fires("deleteBucket", "delete");
    }

    @Test
    void bucketIsFull() throws Exception {
        open("--demo");
        shows("bucketTree");
        robot.createBucket(LONG_BUCKET);
        Map<BucketSection, String> documents = new EnumMap<>(BucketSection.class);
        documents.put(
                BucketSection.TAGS,
                "{\"TagSet\": ["
                        + some(
                                12,
                                "{\"Key\": \"cost-center-%d\", \"Value\": \"department of streets and sanitation, district %1$d\"}")
                        + "]}");
        documents.put(
                BucketSection.CORS,
                "{\"CORSRules\": ["
                        + some(
                                9,
                                "{\"ID\": \"rule-%d\", \"AllowedOrigins\": [\"https://district-%1$d.the-city-with-a-long-name.example.com\"], \"AllowedMethods\": [\"GET\", \"HEAD\"]}")
                        + "]}");
        documents.put(
                BucketSection.LIFECYCLE,
                "{\"Rules\": ["
                        + some(
                                14,
                                "{\"ID\": \"expire-requests-of-district-%d-after-a-year\", \"Status\": \"Enabled\", \"Filter\": {\"Prefix\": \"requests/%1$d/\"}, \"Expiration\": {\"Days\": 365}}")
                        + "]}");
        documents.put(BucketSection.VERSIONING, "{\"Status\": \"Enabled\"}");
        documents.put(
                BucketSection.WEBSITE,
                "{\"IndexDocument\": {\"Suffix\": \"index.html\"}, \"ErrorDocument\": {\"Key\": \"errors/not-found-or-no-longer-there.html\"}}");
        documents.put(
                BucketSection.LOGGING,
                "{\"LoggingEnabled\": {\"TargetBucket\": \"" + LONG_BUCKET + "\", \"TargetPrefix\": \"logs/"
                        + LONG_BUCKET + "/\"}}");
        documents.put(BucketSection.OWNERSHIP, "{\"Rules\": [{\"ObjectOwnership\": \"ObjectWriter\"}]}");
        documents.put(BucketSection.PUBLIC_ACCESS_BLOCK, "{\"BlockPublicAcls\": true, \"IgnorePublicAcls\": true}");
        documents.put(
                BucketSection.POLICY,
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                        + some(
                                6,
                                "{\"Sid\": \"Read%d\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::"
                                        + LONG_BUCKET + "/public/%1$d/*\"}")
                        + "]}");
        for (Map.Entry<BucketSection, String> document : documents.entrySet()) {
            try {
                DemoConnection.await(
                        robot.server().s3().buckets().put(LONG_BUCKET, document.getKey(), document.getValue()));
            } catch (Exception e) {
                System.err.println(document.getKey() + ": " + e);
            }
        }
        robot.go("s3://" + LONG_BUCKET + "/");
        run("inspectBucket");
        Thread.sleep(3_000);
        camera.take("bucket-full");
        editors("full");
        robot.fire("jsonLifecycle");
        shows("editorArea");
        robot.type(
                "editorArea",
                "{\"Rules\": [{\"ID\": \"x\", \"Status\": \"Enabled\", \"Filter\": {}, \"Expiration\": {\"Days\": 30}}]}");
        robot.press("editorReview");
        Thread.sleep(1_000);
        camera.take("json-Lifecycle-review");
        robot.closeDialogs();
        robot.fire("deleteLifecycle");
        taken("section-delete");
    }

    private static String some(int count, String each) {
        return IntStream.rangeClosed(1, count).mapToObj(each::formatted).collect(Collectors.joining(", "));
    }

    private void editors(String state) throws Exception {
        for (String name : List.of(
                "PublicAccessBlock",
                "Ownership",
                "Versioning",
                "Website",
                "Logging",
                "Encryption",
                "Tags",
                "RequestPayment",
                "Lifecycle",
                "Cors")) {
            if (robot.lookup("#edit" + name)
                    .tryQuery()
                    .filter(n -> !n.isDisabled())
                    .isPresent()) {
                robot.fire("edit" + name);
                shows("dialogOk");
                camera.take("edit-" + name + "-" + state);
                robot.closeDialogs();
            }
        }
        for (String name : List.of("Policy", "Cors", "Lifecycle", "ObjectLock", "Notification")) {
            if (robot.lookup("#json" + name)
                    .tryQuery()
                    .filter(n -> !n.isDisabled())
                    .isPresent()) {
                robot.fire("json" + name);
                shows("editorArea");
                camera.take("json-" + name + "-" + state);
                robot.closeDialogs();
            }
        }
    }

    private void acl(String of) throws Exception {
        shows("grantTable");
        Thread.sleep(1_000);
        camera.take("acl-" + of);
        robot.fire("addGrant");
        taken("acl-add-" + of);
    }

    private void fires(String id, String name) throws Exception {
        run(id);
        Thread.sleep(2_000);
        camera.take("bucket-" + name);
        robot.closeDialogs();
    }

    @Test
    void failing() throws Exception {
        for (int status : List.of(403, 500, 501)) {
            String code = status == 403 ? "AccessDenied" : status == 500 ? "InternalError" : "NotImplemented";
            try (FaultyServer server = new FaultyServer(exchange ->
                    FaultyServer.send(exchange, status, FaultyServer.error(code, "We are sorry: " + code + ".")))) {
                openServer(server.endpoint());
                robot.go("s3://city-data/");
                Thread.sleep(2_000);
                run("inspectBucket");
                Thread.sleep(8_000);
                camera.take("bucket-failing-" + status);
                close();
            }
        }
    }
}
