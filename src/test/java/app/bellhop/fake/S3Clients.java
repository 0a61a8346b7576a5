package app.bellhop.fake;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.demo.DemoServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

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

    /** @param partSizes of the first parts; the others are as large as the last of these, at most */
    public static void putInParts(S3Client sdk, S3Location object, byte[] bytes, int... partSizes) {
        String id = sdk.createMultipartUpload(r -> r.bucket(object.bucket()).key(object.key()))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int size = partSizes[Math.min(parts.size(), partSizes.length - 1)];
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
            from += part.length;
            int number = parts.size() + 1;
            String etag = sdk.uploadPart(
                            r -> r.bucket(object.bucket())
                                    .key(object.key())
                                    .uploadId(id)
                                    .partNumber(number),
                            RequestBody.fromBytes(part))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        sdk.completeMultipartUpload(
                r -> r.bucket(object.bucket()).key(object.key()).uploadId(id).multipartUpload(m -> m.parts(parts)));
    }
}
