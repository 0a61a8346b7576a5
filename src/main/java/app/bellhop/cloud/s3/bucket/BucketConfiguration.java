package app.bellhop.cloud.s3.bucket;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.s3.ObjectStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is set on buckets. Each section is a JSON document in the words of the API, as {@code aws s3api} and boto3 show it;
 * a policy is the policy itself. Futures as those of {@link ObjectStore}.
 */
public interface BucketConfiguration {

    /** Region and website address (GetBucketLocation). */
    CompletableFuture<BucketFacts> facts(String bucket);

    /** Whether the server itself calls the bucket's policy public; empty where there is none (GetBucketPolicyStatus). */
    CompletableFuture<Optional<Boolean>> policyIsPublic(String bucket);

    /** The section's document, indented; empty when nothing is set (GetBucketPolicy, GetBucketCors …). */
    CompletableFuture<Optional<String>> get(String bucket, BucketSection section);

    /** Replaces it (PutBucketPolicy, PutBucketCors …). A document that {@link #check} finds wrong is INVALID, unsent. */
    @Changes(ChangeKind.CHANGE_BUCKET)
    CompletableFuture<Void> put(String bucket, BucketSection section, String document);

    /** Deletes it, or turns it off where it cannot be deleted (DeleteBucketPolicy …). */
    @Changes(ChangeKind.CHANGE_BUCKET)
    CompletableFuture<Void> delete(String bucket, BucketSection section);

    /**
     * The names of the operations that a section is read and written with.
     *
     * @param delete null where it can neither be deleted nor turned off
     */
    record Operations(String get, String put, @Nullable String delete) {}

    Operations operations(BucketSection section);

    /** What is wrong with a document, checked without the server. Any thread. */
    Optional<DocumentProblem> check(BucketSection section, String document);
}
