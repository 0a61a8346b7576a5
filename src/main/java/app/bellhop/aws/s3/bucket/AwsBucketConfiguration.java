package app.bellhop.aws.s3.bucket;

import app.bellhop.aws.client.ApiJson;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketFacts;
import app.bellhop.cloud.s3.bucket.BucketSection;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.PolicyStatus;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.core.JacksonException;

/** What is set on buckets, through the SDK. */
public final class AwsBucketConfiguration implements BucketConfiguration {

    /** The regions whose website addresses have a dash where the others have a dot. */
    private static final Set<String> DASH_WEBSITE = Set.of(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "us-gov-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "eu-west-1",
            "sa-east-1");

    private final AwsClients clients;
    private final Calls calls;
    private final BucketSections sections;

    public AwsBucketConfiguration(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
        this.sections = new BucketSections(clients.s3);
    }

    private String arn(String bucket) {
        return calls.arn(new S3Location(bucket, ""));
    }

    @Override
    public CompletableFuture<BucketFacts> facts(String bucket) {
        return calls.call(
                Operation.GetBucketLocation,
                bucket,
                arn(bucket),
                () -> clients.s3.getBucketLocation(r -> r.bucket(bucket)),
                location -> {
                    String constraint = location.locationConstraintAsString();
                    // The oldest region has no name of its own in this answer, and Europe's first an older one.
                    String region = constraint == null || constraint.isEmpty() ? "us-east-1" : constraint;
                    return facts(bucket, region.equals("EU") ? "eu-west-1" : region);
                });
    }

    private BucketFacts facts(String bucket, String region) {
        if (clients.demo) {
            return new BucketFacts(
                    region,
                    URI.create("http://" + bucket + ".s3-website.localhost:"
                            + clients.endpoint().getPort() + "/"));
        }
        return new BucketFacts(region, clients.aws ? website(bucket, region, calls.partition()) : null);
    }

    public static URI website(String bucket, String region, Partition partition) {
        String separator = DASH_WEBSITE.contains(region) ? "-" : ".";
        return URI.create("http://" + bucket + ".s3-website" + separator + region + "." + partition.dnsSuffix() + "/");
    }

    @Override
    public CompletableFuture<Optional<Boolean>> policyIsPublic(String bucket) {
        CompletableFuture<Optional<Boolean>> status = calls.call(
                Operation.GetBucketPolicyStatus,
                bucket,
                arn(bucket),
                () -> clients.s3.getBucketPolicyStatus(r -> r.bucket(bucket)),
                r -> Optional.ofNullable(r.policyStatus()).map(PolicyStatus::isPublic));
        return Futures.recover(status, AwsBucketConfiguration::unset, Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<String>> get(String bucket, BucketSection name) {
        BucketSections.Section section = sections.of(name);
        CompletableFuture<String> document = calls.call(
                section.get(), bucket, arn(bucket), () -> section.read().apply(bucket), d -> d);
        return Futures.recover(
                Futures.map(document, d -> Optional.ofNullable(d).filter(text -> !blank(text))),
                AwsBucketConfiguration::unset,
                Optional.empty());
    }

    private static boolean blank(String document) {
        return document.isBlank() || document.replaceAll("\\s", "").equals("{}");
    }

    /** What is not set has a code of its own. */
    private static boolean unset(CloudException e) {
        return e.kind() == ErrorKind.NOT_FOUND
                && !e.failure().unexplained()
                && !"NoSuchBucket".equals(e.failure().code());
    }

    @Override
    public CompletableFuture<Void> put(String bucket, BucketSection name, String document) {
        BucketSections.Section section = sections.of(name);
        Optional<DocumentProblem> problem = check(name, document);
        if (problem.isPresent()) {
            return CompletableFuture.failedFuture(new CloudException(
                    ErrorKind.INVALID, Failure.local(section.put().api, bucket, problem.get()), null));
        }
        Object model = section.model() == null ? document : build(section.model(), document);
        return calls.call(
                section.put(), bucket, arn(bucket), () -> section.write().apply(bucket, model), done -> null);
    }

    private static Object build(Supplier<SdkPojo> model, String document) {
        SdkPojo builder = ApiJson.read(document, model.get());
        return ((SdkBuilder<?, ?>) builder).build();
    }

    @Override
    public CompletableFuture<Void> delete(String bucket, BucketSection name) {
        BucketSections.Section section = sections.of(name);
        var remove = Objects.requireNonNull(section.remove());
        CompletableFuture<Void> removed = call(section, bucket, remove);
        return name != BucketSection.NOTIFICATION || clients.aws
                ? removed
                : Futures.orElse(
                        removed,
                        e -> "MalformedXML".equals(e.failure().code())
                                ? call(section, bucket, sections::deleteNotifications)
                                : CompletableFuture.failedFuture(e));
    }

    private CompletableFuture<Void> call(
            BucketSections.Section section, String bucket, Function<String, CompletableFuture<?>> remove) {
        return calls.call(
                Objects.requireNonNull(section.delete()),
                bucket,
                arn(bucket),
                () -> remove.apply(bucket),
                done -> null);
    }

    @Override
    public Operations operations(BucketSection name) {
        BucketSections.Section section = sections.of(name);
        Operation delete = section.delete();
        return new Operations(section.get().api, section.put().api, delete == null ? null : delete.api);
    }

    @Override
    public Optional<DocumentProblem> check(BucketSection name, String document) {
        BucketSections.Section section = sections.of(name);
        try {
            if (section.model() == null) {
                ApiJson.check(document);
            } else {
                build(section.model(), document);
            }
            return Optional.empty();
        } catch (ApiJson.Misfit e) {
            return Optional.of(e.problem());
        } catch (JacksonException e) {
            return Optional.of(DocumentProblem.of(e));
        }
    }
}
