package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.AwsErrors;
import app.bellhop.aws.client.ServiceErrors;
import app.bellhop.aws.endpoint.AwsEndpoints;
import app.bellhop.cloud.s3.S3Location;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;

/**
 * The region of each bucket: at AWS a link must be signed for the bucket's own, wherever the connection is. Asked once
 * (HeadBucket), which names it even where it refuses, unless another answer has; at other servers, the connection's region stands.
 */
final class BucketRegions {

    private static final int FORBIDDEN = 403;

    private final AwsClients clients;
    private final Map<String, Region> known = new ConcurrentHashMap<>();

    BucketRegions(AwsClients clients) {
        this.clients = clients;
    }

    CompletableFuture<Region> of(String bucket) {
        S3Location place = new S3Location(bucket, "");
        if (place.isMultiRegion()) {
            return CompletableFuture.completedFuture(clients.region);
        }
        if (place.isAccessPoint()) {
            return CompletableFuture.completedFuture(Region.of(bucket.split(":")[3]));
        }
        if (place.isDirectoryBucket()) {
            return CompletableFuture.completedFuture(AwsEndpoints.region(bucket).orElse(clients.region));
        }
        Region region = clients.aws ? known.get(bucket) : clients.region;
        if (region != null) {
            return CompletableFuture.completedFuture(region);
        }
        Optional<String> told = clients.heads.region(bucket);
        if (told.isPresent()) {
            return CompletableFuture.completedFuture(Region.of(told.get()));
        }
        return clients.s3.headBucket(r -> r.bucket(bucket)).handle((answer, e) -> {
            Optional<String> named =
                    e == null ? Optional.ofNullable(answer.bucketRegion()) : ServiceErrors.bucketRegion(e);
            named.ifPresent(name -> known.put(bucket, Region.of(name)));
            if (named.isEmpty() && e != null && !refused(e)) {
                throw new CompletionException(e); // Another region's link would work nowhere.
            }
            return named.map(Region::of).orElse(clients.region);
        });
    }

    private static boolean refused(Throwable e) {
        AwsServiceException answer = AwsErrors.find(e, AwsServiceException.class);
        return answer != null && answer.statusCode() == FORBIDDEN;
    }
}
