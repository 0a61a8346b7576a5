package app.bellhop.demo.sns;

import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.SnsClients;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;

/** The demo's SNS server, the SDK's client for it, and a topic for each test. */
abstract class SnsServerTestBase {

    @TempDir
    static Path folder;

    static DemoConnection server;
    static SnsClient sns;
    private static int topics;
    String topic;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = SnsClients.of(server.demo);
    }

    @AfterAll
    static void stop() throws Exception {
        sns.close();
        server.close();
    }

    @BeforeEach
    void makeTopic() {
        topic = sns.createTopic(r -> r.name("topic-" + ++topics)).topicArn();
    }
}
