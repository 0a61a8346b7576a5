package app.bellhop.fake;

import app.bellhop.demo.DemoServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's own SNS client, for tests. */
public final class SnsClients {

    private SnsClients() {}

    public static SnsClient of(DemoServer demo) {
        return of(demo, demo.accessKeyId(), demo.secretAccessKey());
    }

    public static SnsClient of(DemoServer demo, Region region) {
        return of(demo, demo.accessKeyId(), demo.secretAccessKey(), region);
    }

    public static SnsClient of(DemoServer demo, String accessKeyId, String secretAccessKey) {
        return of(demo, accessKeyId, secretAccessKey, Region.US_EAST_1);
    }

    private static SnsClient of(DemoServer demo, String accessKeyId, String secretAccessKey, Region region) {
        return SnsClient.builder()
                .endpointOverride(demo.snsEndpoint())
                .region(region)
                .credentialsProvider(credentials(accessKeyId, secretAccessKey))
                .build();
    }

    private static StaticCredentialsProvider credentials(String accessKeyId, String secretAccessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
    }

    /** For the demo's queues. */
    public static SqsClient queues(DemoServer demo) {
        return SqsClient.builder()
                .endpointOverride(demo.snsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(demo.accessKeyId(), demo.secretAccessKey()))
                .build();
    }
}
