package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.AnonymousAnswer;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.cloud.s3.bucket.Bucket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutObjectAclRequest;
import software.amazon.awssdk.services.s3.model.Type;

/** Links and ACLs through the SDK. */
public final class AwsSharing implements Sharing {

    private final AwsClients clients;
    private final Calls calls;

    /** Those that sign links. */
    private final Calls links;

    private final BucketRegions regions;
    private final DirectoryBuckets directories;
    private final Presigning presigning;
    private final AnonymousWeb web;

    public AwsSharing(AwsClients clients, Calls calls, AnonymousWeb web) {
        this.clients = clients;
        this.calls = calls;
        this.links = clients.anonymous ? calls.notSetUp(Reason.of(ConnectionProblem.NO_LINKS_ANONYMOUS)) : calls;
        this.regions = new BucketRegions(clients);
        this.directories = new DirectoryBuckets(clients, calls);
        this.presigning = new Presigning(clients, regions);
        this.web = web;
    }

    @Override
    public CompletableFuture<PresignedUrl> presign(PresignRequest request) {
        Operation operation = request.method() == PresignRequest.Method.GET ? Operation.GetObject : Operation.PutObject;
        ObjectIdentifier object = request.object();
        Supplier<CompletableFuture<PresignedUrl>> link = () -> {
            clients.unreadable.refuse(operation.api, object.bucket(), object.key());
            return presigning.sign(request);
        };
        return ObjectCall.of(links, operation, object, link, url -> url);
    }

    @Override
    public CompletableFuture<URI> publicUrl(S3Location object) {
        return ObjectCall.of(
                calls,
                Operation.GetObject,
                ObjectIdentifier.current(object),
                () -> {
                    clients.unreadable.refuse(Operation.GetObject.api, object.bucket(), object.key());
                    return regions.of(object.bucket()).thenApply(region -> url(object, region));
                },
                url -> url);
    }

    private URI url(S3Location object, Region region) {
        return URI.create(clients.address(region, object.bucket()) + "/" + S3Location.encoded(object.key()));
    }

    @Override
    public CompletableFuture<String> arn(S3Location place) {
        if (place.isAlias() || place.isDirectoryBucket()) {
            return Futures.map(
                    directories.list(),
                    found -> found.stream()
                            .filter(bucket -> bucket.name().equals(place.bucket()) && bucket.arn() != null)
                            .map(Bucket::arn)
                            .findFirst()
                            .orElseThrow(() -> CloudException.because(
                                    ErrorKind.NOT_SUPPORTED, "CopyArn", place.uri(), ObjectProblem.NO_ARN)));
        }
        return CompletableFuture.completedFuture(place.arn(calls.partition()));
    }

    @Override
    public CompletableFuture<AnonymousAnswer> fetchAnonymously(URI url) {
        return calls.call(Operation.GetObject, url.toString(), "", () -> web.fetch(url), answer -> answer);
    }

    @Override
    public CompletableFuture<Acl> acl(ObjectIdentifier object) {
        if (object.location().isRoot()) {
            return ObjectCall.of(
                    calls,
                    Operation.GetBucketAcl,
                    object,
                    () -> clients.s3.getBucketAcl(r -> r.bucket(object.bucket())),
                    r -> acl(Operation.GetBucketAcl, object, r.owner(), r.grants()));
        }
        return ObjectCall.of(
                calls,
                Operation.GetObjectAcl,
                object,
                () -> clients.s3.getObjectAcl(
                        r -> r.bucket(object.bucket()).key(object.key()).versionId(object.versionId())),
                r -> acl(Operation.GetObjectAcl, object, r.owner(), r.grants()));
    }

    /** An answer without owner and grants says nothing: above all not that the object is private. Nor does a grant to nobody. */
    private static Acl acl(Operation operation, ObjectIdentifier object, @Nullable Owner owner, List<Grant> grants) {
        if (owner == null && grants.isEmpty() || grants.stream().anyMatch(grant -> grant.grantee() == null)) {
            throw new CloudException(
                    ErrorKind.NOT_SUPPORTED, Failure.local(operation.api, object.uri(), Detail.NONE), null);
        }
        return new Acl(
                owner == null ? null : owner.id(),
                owner == null ? null : owner.displayName(),
                grants.stream().map(grant -> grant(grant, owner)).toList());
    }

    /** Some servers leave the id out where the owner is meant. */
    private static AclGrant grant(Grant grant, @Nullable Owner owner) {
        Grantee to = grant.grantee();
        if (to.uri() != null) {
            return new AclGrant(AclGrant.GranteeType.GROUP, to.uri(), null, grant.permissionAsString());
        }
        if (to.emailAddress() != null) {
            return new AclGrant(AclGrant.GranteeType.EMAIL, to.emailAddress(), null, grant.permissionAsString());
        }
        String ownerId = owner == null || owner.id() == null ? "" : owner.id();
        String id = to.id() == null || to.id().isEmpty() ? ownerId : to.id();
        return new AclGrant(AclGrant.GranteeType.ID, id, to.displayName(), grant.permissionAsString());
    }

    private static Grant grant(AclGrant grant) {
        Grantee.Builder to = Grantee.builder();
        switch (grant.type()) {
            case GROUP -> to.type(Type.GROUP).uri(grant.grantee());
            case EMAIL -> to.type(Type.AMAZON_CUSTOMER_BY_EMAIL).emailAddress(grant.grantee());
            default -> to.type(Type.CANONICAL_USER).id(grant.grantee());
        }
        return Grant.builder()
                .grantee(to.build())
                .permission(grant.permission())
                .build();
    }

    @Override
    public CompletableFuture<Void> putAcl(ObjectIdentifier object, Acl acl) {
        AccessControlPolicy policy = AccessControlPolicy.builder()
                .owner(o -> o.id(acl.ownerId()).displayName(acl.ownerName()))
                .grants(acl.grants().stream().map(AwsSharing::grant).toList())
                .build();
        return put(object, r -> r.accessControlPolicy(policy), r -> r.accessControlPolicy(policy));
    }

    @Override
    public CompletableFuture<Void> putCannedAcl(ObjectIdentifier object, String canned) {
        return put(object, r -> r.acl(canned), r -> r.acl(canned));
    }

    private CompletableFuture<Void> put(
            ObjectIdentifier object,
            Consumer<PutBucketAclRequest.Builder> ofBucket,
            Consumer<PutObjectAclRequest.Builder> ofObject) {
        if (object.location().isRoot()) {
            return ObjectCall.of(
                    calls,
                    Operation.PutBucketAcl,
                    object,
                    () -> clients.s3.putBucketAcl(r -> ofBucket.accept(r.bucket(object.bucket()))),
                    done -> null);
        }
        return ObjectCall.of(
                calls,
                Operation.PutObjectAcl,
                object,
                () -> clients.s3.putObjectAcl(r -> ofObject.accept(
                        r.bucket(object.bucket()).key(object.key()).versionId(object.versionId()))),
                done -> null);
    }
}
