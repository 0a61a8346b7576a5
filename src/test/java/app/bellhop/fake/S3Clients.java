package app.bellhop.fake;

import app.bellhop.demo.DemoServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK's own S3 client, for tests. */
public final class S3Clients {

    private S3Clients() {}

    public static S3Client of(DemoServer demo) {
        return S3Client.builder()
                .endpointOverride(demo.s3Endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(demo.accessKeyId(), demo.secretAccessKey())))
                .build();
    }
}
