package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes many objects or versions in one request. */
public final class ObjectDeletes {

    private final AwsClients clients;
    private final Calls calls;

    public ObjectDeletes(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    CompletableFuture<DeleteReport> delete(String bucket, List<ObjectIdentifier> objects) {
        List<ObjectIdentifier> fitting =
                objects.stream().filter(o -> fitsXml(o.key())).toList();
        CompletableFuture<DeleteReport> all = fitting.isEmpty()
                ? CompletableFuture.completedFuture(new DeleteReport(0, Map.of()))
                : deleteMany(bucket, fitting);
        // DeleteObjects names keys in XML, which cannot hold every character of a key: those go one by one.
        for (ObjectIdentifier object :
                objects.stream().filter(o -> !fitsXml(o.key())).toList()) {
            all = Futures.then(
                    all,
                    before -> Futures.map(
                            deleteOne(object), gone -> new DeleteReport(before.deleted() + 1, before.refused())));
        }
        return all;
    }

    private static boolean fitsXml(String key) {
        return key.codePoints().allMatch(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\t');
    }

    private CompletableFuture<Void> deleteOne(ObjectIdentifier object) {
        return ObjectCall.of(
                calls,
                Operation.DeleteObject,
                object,
                () -> clients.s3.deleteObject(
                        r -> r.bucket(object.bucket()).key(object.key()).versionId(object.versionId())),
                done -> null);
    }

    private CompletableFuture<DeleteReport> deleteMany(String bucket, List<ObjectIdentifier> objects) {
        var identifiers = objects.stream()
                .map(o -> software.amazon.awssdk.services.s3.model.ObjectIdentifier.builder()
                        .key(o.key())
                        .versionId(o.versionId())
                        .build())
                .toList();
        String subject = objects.size() == 1 ? objects.get(0).uri() : new S3Location(bucket, "").uri();
        return calls.call(
                objects.get(0).versionId() == null ? Operation.DeleteObjects : Operation.DeleteObjectsVersions,
                subject,
                calls.arn(new S3Location(bucket, "*")),
                () -> clients.s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(identifiers))),
                response -> report(subject, objects, response));
    }

    /** Only what the answer names is gone: not asked to be quiet, the server names each. */
    private static DeleteReport report(String subject, List<ObjectIdentifier> asked, DeleteObjectsResponse response) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (S3Error error : response.errors()) {
            String name = error.versionId() == null ? error.key() : error.key() + "?versionId=" + error.versionId();
            refused.put(name, error.code() + (error.message() == null ? "" : ": " + error.message()));
        }
        int deleted = response.deleted().size();
        if (deleted + response.errors().size() < asked.size()) {
            throw OwnAnswers.foreign(Operation.DeleteObjects, subject);
        }
        return new DeleteReport(deleted, refused);
    }
}
