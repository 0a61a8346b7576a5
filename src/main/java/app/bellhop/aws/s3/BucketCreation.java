package app.bellhop.aws.s3;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** Creates buckets and applies the settings that CreateBucket does not accept. */
final class BucketCreation {

    /** The only region that must not be named in CreateBucket. */
    private static final String AWS_DEFAULT_REGION = "us-east-1";

    private final AwsClients clients;
    private final Calls calls;

    BucketCreation(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    CompletableFuture<Void> create(NewBucket bucket) {
        CompletableFuture<Void> made = AttemptCount.orDone(
                attempts ->
                        call(Operation.CreateBucket, bucket, () -> clients.s3.createBucket(counted(bucket, attempts))),
                "BucketAlreadyOwnedByYou");
        // Object lock brings versioning along.
        CompletableFuture<Void> versioned =
                bucket.versioning() && !bucket.objectLock() ? Futures.then(made, done -> versioning(bucket)) : made;
        CompletableFuture<Void> tagged =
                bucket.tags().isEmpty() ? versioned : Futures.then(versioned, done -> tagging(bucket));
        return bucket.ownership() == null || clients.aws ? tagged : Futures.then(tagged, done -> owned(bucket));
    }

    /** Some servers take the ownership setting of a new bucket, and go on without. */
    private CompletableFuture<Void> owned(NewBucket bucket) {
        String arn = calls.arn(new S3Location(bucket.name(), ""));
        String ownership = Objects.requireNonNull(bucket.ownership());
        CompletableFuture<Boolean> set = calls.call(
                Operation.GetBucketOwnershipControls,
                bucket.name(),
                arn,
                () -> clients.s3.getBucketOwnershipControls(r -> r.bucket(bucket.name())),
                answer -> answer.ownershipControls() != null
                        && answer.ownershipControls().rules().stream()
                                .anyMatch(rule -> ownership.equals(rule.objectOwnershipAsString())));
        CompletableFuture<Boolean> known = Futures.recover(
                Futures.recover(
                        set, e -> e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.NOT_SUPPORTED, false),
                e -> true, // It may not be read, which tells nothing.
                true);
        return Futures.map(known, as -> {
            if (!as) {
                throw CloudException.because(
                        ErrorKind.INVALID,
                        Operation.PutBucketOwnershipControls.api,
                        bucket.name(),
                        ServiceProblem.OWNERSHIP_IGNORED,
                        ownership);
            }
            return null;
        });
    }

    private CompletableFuture<Void> versioning(NewBucket bucket) {
        return call(
                Operation.PutBucketVersioning,
                bucket,
                () -> clients.s3.putBucketVersioning(r -> r.bucket(bucket.name())
                        .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))));
    }

    private CompletableFuture<Void> tagging(NewBucket bucket) {
        return call(
                Operation.PutBucketTagging,
                bucket,
                () -> clients.s3.putBucketTagging(
                        r -> r.bucket(bucket.name()).tagging(ObjectTags.tagging(bucket.tags()))));
    }

    private CreateBucketRequest counted(NewBucket bucket, AtomicInteger attempts) {
        CreateBucketRequest request = request(bucket);
        return request.toBuilder()
                .overrideConfiguration(AttemptCount.count(request.overrideConfiguration(), attempts))
                .build();
    }

    private CreateBucketRequest request(NewBucket bucket) {
        CreateBucketRequest.Builder request = CreateBucketRequest.builder()
                .bucket(bucket.name())
                .objectOwnership(bucket.ownership())
                .objectLockEnabledForBucket(bucket.objectLock() ? true : null);
        String region = bucket.region() == null ? clients.region.id() : bucket.region();
        // Other servers often know no regions, so they get one only if the user chose it.
        boolean explicit = clients.aws || bucket.region() != null;
        if (explicit && !region.equals(AWS_DEFAULT_REGION)) {
            request.createBucketConfiguration(c -> c.locationConstraint(region));
        }
        if (clients.aws) {
            // A regional endpoint makes buckets of its own region only.
            request.overrideConfiguration(
                    o -> o.addPlugin(c -> ((S3ServiceClientConfiguration.Builder) c).region(Region.of(region))));
        }
        return request.build();
    }

    private <T> CompletableFuture<Void> call(
            Operation operation, NewBucket bucket, Supplier<CompletableFuture<T>> request) {
        return calls.call(
                operation, bucket.name(), calls.arn(new S3Location(bucket.name(), "")), request, done -> null);
    }
}
