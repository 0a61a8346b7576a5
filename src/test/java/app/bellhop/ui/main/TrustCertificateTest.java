package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate no authority has signed. */
class TrustCertificateTest {

    private static final String BUCKETS =
            "<ListAllMyBucketsResult><Buckets><Bucket><Name>office</Name></Bucket></Buckets></ListAllMyBucketsResult>";

    @BeforeEach
    void keys() {
        System.setProperty("aws.accessKeyId", "AKIA");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void clear() {
        List.of("aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    @Test
    void theCertificateIsShownTrustedAndUsed(@TempDir Path home) throws Exception {
        try (RawServer server = new RawServer(TlsIdentity.SELF_SIGNED, false, head -> RawServer.ok(BUCKETS));
                AppRobot robot = new AppRobot(home, "--endpoint=" + server.endpoint(), "--region=us-east-1")) {
            robot.until(() -> !robot.lookup("#trustCertificate").queryAll().isEmpty());
            assertTrue(robot.text("errorBanner").contains("CN=Self Signed"));
            robot.press("trustCertificate");
            robot.until(() -> !robot.lookup("#dialogOk").queryAll().isEmpty());
            robot.press("dialogOk");
            robot.until(() -> robot.lookup("#bucketTree").queryAll().stream()
                    .anyMatch(
                            tree -> ((TreeView<?>) tree).getRoot().getChildren().size() == 1));
        }
    }
}
