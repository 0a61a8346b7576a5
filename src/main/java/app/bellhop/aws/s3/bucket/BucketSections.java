package app.bellhop.aws.s3.bucket;

import app.bellhop.aws.client.ApiJson;
import app.bellhop.aws.client.AwsErrors;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.bucket.BucketSection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.RequestPaymentConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/** Which calls read, write and take away each section of a bucket's configuration. */
final class BucketSections {

    /**
     * One section.
     *
     * @param model makes the builder that a document is read into; null of the policy, which is a text by itself
     * @param remove null where it can neither be taken away nor turned off
     */
    record Section(
            Operation get,
            Operation put,
            @Nullable Operation delete,
            @Nullable Supplier<SdkPojo> model,
            Function<String, CompletableFuture<String>> read,
            BiFunction<String, Object, CompletableFuture<?>> write,
            @Nullable Function<String, CompletableFuture<?>> remove) {}

    private final S3AsyncClient s3;
    private final Map<BucketSection, Section> sections = new EnumMap<>(BucketSection.class);

    BucketSections(S3AsyncClient s3) {
        this.s3 = s3;
        access();
        behaviour();
        keeping();
    }

    Section of(BucketSection section) {
        return Objects.requireNonNull(sections.get(section));
    }

    private void add(BucketSection name, Section section) {
        sections.put(name, section);
    }

    private static String json(SdkPojo model) {
        return model == null ? "{}" : ApiJson.write(model);
    }

    private void access() {
        add(
                BucketSection.POLICY,
                new Section(
                        Operation.GetBucketPolicy,
                        Operation.PutBucketPolicy,
                        Operation.DeleteBucketPolicy,
                        null,
                        b -> s3.getBucketPolicy(r -> r.bucket(b)).thenApply(r -> r.policy()),
                        (b, d) -> s3.putBucketPolicy(r -> r.bucket(b).policy((String) d)),
                        b -> s3.deleteBucketPolicy(r -> r.bucket(b))));
        add(
                BucketSection.PUBLIC_ACCESS_BLOCK,
                new Section(
                        Operation.GetPublicAccessBlock,
                        Operation.PutPublicAccessBlock,
                        Operation.DeletePublicAccessBlock,
                        PublicAccessBlockConfiguration::builder,
                        b -> s3.getPublicAccessBlock(r -> r.bucket(b))
                                .thenApply(r -> json(r.publicAccessBlockConfiguration())),
                        (b, d) -> s3.putPublicAccessBlock(
                                r -> r.bucket(b).publicAccessBlockConfiguration((PublicAccessBlockConfiguration) d)),
                        b -> s3.deletePublicAccessBlock(r -> r.bucket(b))));
        add(
                BucketSection.OWNERSHIP,
                new Section(
                        Operation.GetBucketOwnershipControls,
                        Operation.PutBucketOwnershipControls,
                        Operation.DeleteBucketOwnershipControls,
                        OwnershipControls::builder,
                        b -> s3.getBucketOwnershipControls(r -> r.bucket(b))
                                .thenApply(r -> json(r.ownershipControls())),
                        (b, d) -> s3.putBucketOwnershipControls(
                                r -> r.bucket(b).ownershipControls((OwnershipControls) d)),
                        b -> s3.deleteBucketOwnershipControls(r -> r.bucket(b))));
        add(
                BucketSection.REQUEST_PAYMENT,
                new Section(
                        Operation.GetBucketRequestPayment,
                        Operation.PutBucketRequestPayment,
                        null,
                        RequestPaymentConfiguration::builder,
                        b -> s3.getBucketRequestPayment(r -> r.bucket(b)).thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketRequestPayment(
                                r -> r.bucket(b).requestPaymentConfiguration((RequestPaymentConfiguration) d)),
                        null));
    }

    private void behaviour() {
        add(
                BucketSection.WEBSITE,
                new Section(
                        Operation.GetBucketWebsite,
                        Operation.PutBucketWebsite,
                        Operation.DeleteBucketWebsite,
                        WebsiteConfiguration::builder,
                        b -> s3.getBucketWebsite(r -> r.bucket(b)).thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketWebsite(r -> r.bucket(b).websiteConfiguration((WebsiteConfiguration) d)),
                        b -> s3.deleteBucketWebsite(r -> r.bucket(b))));
        add(
                BucketSection.LOGGING,
                new Section(
                        Operation.GetBucketLogging,
                        Operation.PutBucketLogging,
                        Operation.PutBucketLogging,
                        BucketLoggingStatus::builder,
                        b -> s3.getBucketLogging(r -> r.bucket(b)).thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketLogging(r -> r.bucket(b).bucketLoggingStatus((BucketLoggingStatus) d)),
                        b -> s3.putBucketLogging(r -> r.bucket(b).bucketLoggingStatus(status -> {}))));
        add(
                BucketSection.CORS,
                new Section(
                        Operation.GetBucketCors,
                        Operation.PutBucketCors,
                        Operation.DeleteBucketCors,
                        CORSConfiguration::builder,
                        b -> s3.getBucketCors(r -> r.bucket(b)).thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketCors(r -> r.bucket(b).corsConfiguration((CORSConfiguration) d)),
                        b -> s3.deleteBucketCors(r -> r.bucket(b))));
        add(
                BucketSection.NOTIFICATION,
                new Section(
                        Operation.GetBucketNotificationConfiguration,
                        Operation.PutBucketNotificationConfiguration,
                        Operation.PutBucketNotificationConfiguration,
                        NotificationConfiguration::builder,
                        b -> s3.getBucketNotificationConfiguration(r -> r.bucket(b))
                                .thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketNotificationConfiguration(
                                r -> r.bucket(b).notificationConfiguration((NotificationConfiguration) d)),
                        b -> s3.putBucketNotificationConfiguration(
                                r -> r.bucket(b).notificationConfiguration(none -> {}))));
    }

    /** The smallest size that is moved stands beside the rules, and would fall back to the standard. */
    private CompletableFuture<?> putLifecycle(String bucket, BucketLifecycleConfiguration rules) {
        return s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket))
                .handle(BucketSections::smallest)
                .thenCompose(smallest -> s3.putBucketLifecycleConfiguration(r -> r.bucket(bucket)
                        .transitionDefaultMinimumObjectSize(smallest)
                        .lifecycleConfiguration(rules)));
    }

    /** None where there are no rules, or they may not be read. */
    private static @Nullable String smallest(
            @Nullable GetBucketLifecycleConfigurationResponse now, @Nullable Throwable e) {
        if (now != null) {
            return now.transitionDefaultMinimumObjectSizeAsString();
        }
        AwsServiceException refused = e == null ? null : AwsErrors.find(e, AwsServiceException.class);
        if (refused == null || refused.statusCode() >= 500 || refused.isThrottlingException()) {
            throw new CompletionException(e);
        }
        return null;
    }

    private void keeping() {
        add(
                BucketSection.VERSIONING,
                new Section(
                        Operation.GetBucketVersioning,
                        Operation.PutBucketVersioning,
                        null,
                        VersioningConfiguration::builder,
                        b -> s3.getBucketVersioning(r -> r.bucket(b)).thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketVersioning(
                                r -> r.bucket(b).versioningConfiguration((VersioningConfiguration) d)),
                        null));
        add(
                BucketSection.LIFECYCLE,
                new Section(
                        Operation.GetBucketLifecycleConfiguration,
                        Operation.PutBucketLifecycleConfiguration,
                        Operation.DeleteBucketLifecycle,
                        BucketLifecycleConfiguration::builder,
                        b -> s3.getBucketLifecycleConfiguration(r -> r.bucket(b))
                                .thenApply(r -> json(BucketLifecycleConfiguration.builder()
                                        .rules(r.rules())
                                        .build())),
                        (b, d) -> putLifecycle(b, (BucketLifecycleConfiguration) d),
                        b -> s3.deleteBucketLifecycle(r -> r.bucket(b))));
        add(
                BucketSection.ENCRYPTION,
                new Section(
                        Operation.GetBucketEncryption,
                        Operation.PutBucketEncryption,
                        Operation.DeleteBucketEncryption,
                        ServerSideEncryptionConfiguration::builder,
                        b -> s3.getBucketEncryption(r -> r.bucket(b))
                                .thenApply(r -> json(r.serverSideEncryptionConfiguration())),
                        (b, d) -> s3.putBucketEncryption(r ->
                                r.bucket(b).serverSideEncryptionConfiguration((ServerSideEncryptionConfiguration) d)),
                        b -> s3.deleteBucketEncryption(r -> r.bucket(b))));
        add(
                BucketSection.TAGS,
                new Section(
                        Operation.GetBucketTagging,
                        Operation.PutBucketTagging,
                        Operation.DeleteBucketTagging,
                        Tagging::builder,
                        b -> s3.getBucketTagging(r -> r.bucket(b)).thenApply(BucketSections::json),
                        (b, d) -> s3.putBucketTagging(r -> r.bucket(b).tagging((Tagging) d)),
                        b -> s3.deleteBucketTagging(r -> r.bucket(b))));
        add(
                BucketSection.OBJECT_LOCK,
                new Section(
                        Operation.GetObjectLockConfiguration,
                        Operation.PutObjectLockConfiguration,
                        null,
                        ObjectLockConfiguration::builder,
                        b -> s3.getObjectLockConfiguration(r -> r.bucket(b))
                                .thenApply(r -> json(r.objectLockConfiguration())),
                        (b, d) -> s3.putObjectLockConfiguration(
                                r -> r.bucket(b).objectLockConfiguration((ObjectLockConfiguration) d)),
                        null));
    }

    /** Ceph refuses an empty configuration, and has an operation of its own instead: DELETE on the same address. */
    CompletableFuture<?> deleteNotifications(String bucket) {
        return s3.putBucketNotificationConfiguration(r -> r.bucket(bucket)
                .notificationConfiguration(NotificationConfiguration.builder().build())
                .overrideConfiguration(c ->
                        c.addPlugin(config -> config.overrideConfiguration(config.overrideConfiguration().toBuilder()
                                .addExecutionInterceptor(new SentAsDelete())
                                .build()))));
    }
}
