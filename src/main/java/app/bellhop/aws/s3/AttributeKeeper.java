package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.ObjectAttributes.Reading;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.Written;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;

/**
 * Reads what an object has besides its content, and sets on its copy or its new content what the write itself could not. What
 * may not be read or set, or is not known to the server, is reported and stops nothing.
 */
public final class AttributeKeeper {

    private final AwsClients clients;
    private final Calls calls;
    private final AwsSharing sharing;
    private final ObjectTags tags;

    public AttributeKeeper(AwsClients clients, Calls calls, AwsSharing sharing, ObjectTags tags) {
        this.clients = clients;
        this.calls = calls;
        this.sharing = sharing;
        this.tags = tags;
    }

    /** Reads the attributes of an object except its tags (HeadObject, GetObjectAcl). */
    CompletableFuture<ObjectAttributes> read(ObjectIdentifier object) {
        return Futures.then(ObjectCall.head(clients, calls, object), head -> {
            if (head.sseCustomerAlgorithm() != null) {
                throw CloudException.because(
                        ErrorKind.NOT_SUPPORTED, Operation.HeadObject.api, object.uri(), ObjectProblem.CUSTOMER_KEY);
            }
            CompletableFuture<Acl> shared = Futures.map(sharing.acl(object), acl -> acl.sharesAnything() ? acl : null);
            CompletableFuture<Reading<Acl>> known = Futures.then(
                    reading(shared),
                    read -> read.refusal() == null
                            ? CompletableFuture.completedFuture(read)
                            : Futures.map(
                                    ownerEnforced(object.bucket()), none -> none ? new Reading<>(null, null) : read));
            return Futures.map(known, acl -> new ObjectAttributes(object, head, acl, null));
        });
    }

    /** Whether a bucket has no ACLs at all, as far as that may be read (GetBucketOwnershipControls). */
    private CompletableFuture<Boolean> ownerEnforced(String bucket) {
        CompletableFuture<Boolean> enforced = calls.call(
                Operation.GetBucketOwnershipControls,
                bucket,
                calls.arn(new S3Location(bucket, "")),
                () -> clients.s3.getBucketOwnershipControls(r -> r.bucket(bucket)),
                r -> r.ownershipControls().rules().stream()
                        .anyMatch(rule -> rule.objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED));
        return Futures.recover(enforced, e -> e.kind() != ErrorKind.CANCELLED, false);
    }

    /** The same with the tags (GetObjectTagging). */
    CompletableFuture<ObjectAttributes> readAll(ObjectIdentifier object) {
        return Futures.then(read(object), this::withTags);
    }

    /** Adds the tags, unless they are known (GetObjectTagging). */
    CompletableFuture<ObjectAttributes> withTags(ObjectAttributes known) {
        return known.tags() != null
                ? CompletableFuture.completedFuture(known)
                : Futures.map(
                        reading(tags.read(known.object())),
                        read -> new ObjectAttributes(known.object(), known.head(), known.acl(), read));
    }

    /** A server without ACLs or tags has none to lose. */
    private static <T> CompletableFuture<Reading<T>> reading(CompletableFuture<T> request) {
        return Futures.handle(request, (value, e) -> {
            if (e == null) {
                return new Reading<>(value, null);
            }
            return switch (e.kind()) {
                case NOT_SUPPORTED, INVALID, NOT_FOUND -> new Reading<>(null, null);
                case ACCESS_DENIED -> new Reading<>(null, e);
                default -> {
                    if (failsAlways(e)) {
                        yield new Reading<>(null, e);
                    }
                    throw e;
                }
            };
        });
    }

    /** A server that fails over the question as such, as moto does: S3's own failures name a code, and pass. */
    private static boolean failsAlways(CloudException e) {
        return "500".equals(e.failure().code());
    }

    /**
     * Writes an object with its attributes. A server may refuse all of it for one that the credentials may not set, or that
     * it does not know: then once more without tags, retention and legal hold, which are set one by one afterwards.
     *
     * @param send sends it, with those or without; gives the new ETag
     */
    CompletableFuture<Written> write(
            ObjectIdentifier target, ObjectAttributes kept, Function<Boolean, CompletableFuture<String>> send) {
        CompletableFuture<Sent> whole = Futures.map(send.apply(true), etag -> new Sent(etag, true));
        CompletableFuture<Sent> sent = Futures.orElse(
                whole,
                e -> mayBeForAnAttribute(e)
                        ? Futures.orElse(
                                Futures.map(send.apply(false), etag -> new Sent(etag, false)),
                                again -> CompletableFuture.failedFuture(e))
                        : CompletableFuture.failedFuture(e));
        return Futures.then(sent, made -> restore(target, kept, made));
    }

    /**
     * What was written.
     *
     * @param whole whether with tags, retention and legal hold
     */
    record Sent(@Nullable String etag, boolean whole) {}

    /** Whether it failed for now only: the network, the server, expired credentials. */
    static boolean mayPass(CloudException e) {
        return switch (e.kind()) {
            case ACCESS_DENIED, INVALID, NOT_SUPPORTED, NOT_FOUND, CONFLICT -> false;
            default -> !failsAlways(e);
        };
    }

    static boolean mayBeForAnAttribute(CloudException e) {
        return switch (e.kind()) {
            case ACCESS_DENIED, INVALID, NOT_SUPPORTED -> true;
            default -> false;
        };
    }

    /** Sets what the write itself did not. */
    CompletableFuture<Written> restore(ObjectIdentifier target, ObjectAttributes kept, Sent sent) {
        Map<Shortfall, CloudException> shortfalls = new EnumMap<>(Shortfall.class);
        boolean sameBucket = target.bucket().equals(kept.object().bucket());
        CompletableFuture<Void> all = set(
                shortfalls,
                Shortfall.ACL,
                kept.acl(),
                acl -> Futures.recover(sharing.putAcl(target, acl), e -> sameBucket && hasNoAcls(e), null));
        if (!sent.whole() || kept.tags() != null) {
            all = Futures.then(all, done -> restoreTags(shortfalls, target, kept));
        }
        if (!sent.whole()) {
            all = Futures.then(all, done -> restoreLock(shortfalls, target, kept));
        }
        return Futures.map(all, done -> new Written(sent.etag(), shortfalls));
    }

    /** Bucket owner enforced: the ACL that the object still names has no effect any more. */
    private static boolean hasNoAcls(CloudException e) {
        return "AccessControlListNotSupported".equals(e.failure().code());
    }

    private CompletableFuture<Void> restoreTags(
            Map<Shortfall, CloudException> shortfalls, ObjectIdentifier target, ObjectAttributes kept) {
        return Futures.then(
                withTags(kept),
                known -> set(
                        shortfalls,
                        Shortfall.TAGS,
                        Objects.requireNonNull(known.tags()),
                        wanted -> restoreTags(target, wanted)));
    }

    /** Some servers drop tags that a write was to take over (Ceph RGW where it replaces the metadata). */
    private CompletableFuture<Void> restoreTags(ObjectIdentifier target, Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Map<String, String>> there = Futures.recover(tags.read(target), e -> true, Map.of());
        return Futures.then(
                there, now -> now.equals(wanted) ? CompletableFuture.completedFuture(null) : tags.put(target, wanted));
    }

    private CompletableFuture<Void> restoreLock(
            Map<Shortfall, CloudException> shortfalls, ObjectIdentifier target, ObjectAttributes kept) {
        CompletableFuture<Void> retention = set(
                shortfalls,
                Shortfall.RETENTION,
                new Reading<>(kept.retention(), null),
                wanted -> retain(target, wanted));
        return Futures.then(
                retention,
                done -> kept.legalHold()
                        ? set(shortfalls, Shortfall.LEGAL_HOLD, new Reading<>(true, null), on -> hold(target))
                        : CompletableFuture.completedFuture(null));
    }

    private static <T> CompletableFuture<Void> set(
            Map<Shortfall, CloudException> shortfalls,
            Shortfall attribute,
            Reading<T> read,
            Function<T, CompletableFuture<Void>> put) {
        if (read.refusal() != null) {
            shortfalls.put(attribute, read.refusal());
        }
        if (read.value() == null) {
            return CompletableFuture.completedFuture(null);
        }
        return Futures.handle(put.apply(read.value()), (done, e) -> {
            if (e != null) {
                shortfalls.put(attribute, e);
            }
            return null;
        });
    }

    private CompletableFuture<Void> retain(ObjectIdentifier target, ObjectLockRetention retention) {
        return ObjectCall.of(
                calls,
                Operation.PutObjectRetention,
                target,
                () -> clients.s3.putObjectRetention(
                        r -> r.bucket(target.bucket()).key(target.key()).retention(retention)),
                done -> null);
    }

    private CompletableFuture<Void> hold(ObjectIdentifier target) {
        return ObjectCall.of(
                calls,
                Operation.PutObjectLegalHold,
                target,
                () -> clients.s3.putObjectLegalHold(
                        r -> r.bucket(target.bucket()).key(target.key()).legalHold(h -> h.status("ON"))),
                done -> null);
    }
}
