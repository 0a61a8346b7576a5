package app.bellhop.demo.jar;

import app.bellhop.demo.DemoServer;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** What a program outside Bellhop does with the demo-server jar. Run by {@link DemoServerJarTest} in a JVM of its own. */
final class JarUser {

    private JarUser() {}

    /** Prints what was read back from S3, and what SNS delivered. */
    public static void main(String[] args) throws Exception {
        try (DemoServer server = DemoServer.start(Path.of(args[0]))) {
            var credentials = StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(server.accessKeyId(), server.secretAccessKey()));
            Region region = Region.of(server.region());
            try (S3Client s3 = S3Client.builder()
                            .endpointOverride(server.s3Endpoint())
                            .region(region)
                            .forcePathStyle(true)
                            .credentialsProvider(credentials)
                            .build();
                    SnsClient sns = SnsClient.builder()
                            .endpointOverride(server.snsEndpoint())
                            .region(region)
                            .credentialsProvider(credentials)
                            .build()) {
                s3.createBucket(r -> r.bucket("bucket"));
                s3.putObject(r -> r.bucket("bucket").key("k"), RequestBody.fromString("an object"));
                System.out.println(
                        s3.getObjectAsBytes(r -> r.bucket("bucket").key("k")).asUtf8String());
                String topic = sns.createTopic(r -> r.name("t")).topicArn();
                sns.subscribe(r -> r.topicArn(topic)
                        .protocol("sms")
                        .endpoint("+14155550100")
                        .attributes(java.util.Map.of("FilterPolicy", "{\"kind\":[\"other\"]}")));
                sns.publish(r -> r.topicArn(topic).message("filtered out"));
                sns.publish(r -> r.phoneNumber("+14155550100").message("a text message"));
                List<String> texts = server.inbox().entries().stream()
                        .map(entry -> entry.text())
                        .toList();
                System.out.println(texts);
            }
        }
    }
}
