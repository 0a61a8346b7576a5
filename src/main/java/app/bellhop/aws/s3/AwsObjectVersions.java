package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.client.Pages;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.Markers;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.ObjectVersions;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

public final class AwsObjectVersions implements ObjectVersions {

    private final AwsClients clients;
    private final Calls calls;
    private final ListCalls lists;
    private final ObjectCopies copies;

    public AwsObjectVersions(AwsClients clients, Calls calls, ListCalls lists, ObjectCopies copies) {
        this.clients = clients;
        this.calls = calls;
        this.lists = lists;
        this.copies = copies;
    }

    @Override
    public CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectVersion>> page) {
        return Pages.read(
                Operation.ListObjectVersions,
                prefix.uri(),
                (@Nullable Markers from) -> lists.send(repaired -> send(prefix, from, repaired)),
                response -> next(prefix, response),
                response -> page.accept(versions(prefix, response)));
    }

    /** The same; the next page is requested when the answer to the one before has ended. */
    CompletableFuture<Void> eachPage(S3Location prefix, Function<List<ObjectVersion>, CompletableFuture<?>> page) {
        return Pages.readPaced(
                Operation.ListObjectVersions,
                prefix.uri(),
                (@Nullable Markers from) -> lists.send(repaired -> send(prefix, from, repaired)),
                response -> next(prefix, response),
                response -> page.apply(versions(prefix, response)));
    }

    private CompletableFuture<ListObjectVersionsResponse> send(
            S3Location prefix, @Nullable Markers from, boolean repaired) {
        return calls.call(
                Operation.ListObjectVersions,
                prefix.uri(),
                calls.arn(new S3Location(prefix.bucket(), "")),
                () -> clients.s3.listObjectVersions(r -> r.bucket(prefix.bucket())
                        .prefix(prefix.key().isEmpty() ? null : prefix.key())
                        .encodingType(EncodingType.URL)
                        .keyMarker(from == null ? null : from.key())
                        .versionIdMarker(from == null ? null : from.id())
                        .overrideConfiguration(ListCalls.repairing(repaired))),
                response -> response);
    }

    private static @Nullable Markers next(S3Location prefix, ListObjectVersionsResponse page) {
        if (!Pages.more(page.isTruncated(), page.nextKeyMarker())) {
            return null;
        }
        if (page.nextKeyMarker() == null) {
            throw Pages.unnamed(Operation.ListObjectVersions, prefix.uri());
        }
        return new Markers(page.nextKeyMarker(), page.nextVersionIdMarker());
    }

    private static List<ObjectVersion> versions(S3Location prefix, ListObjectVersionsResponse response) {
        String bucket = prefix.bucket();
        List<ObjectVersion> found = new ArrayList<>();
        response.versions().stream()
                .filter(v -> Pages.named(v.key()) != null)
                .forEach(v -> found.add(new ObjectVersion(
                        identifier(bucket, v.key(), v.versionId()),
                        Boolean.TRUE.equals(v.isLatest()),
                        false,
                        ObjectCall.size(v.size()),
                        v.lastModified())));
        response.deleteMarkers().stream()
                .filter(m -> Pages.named(m.key()) != null)
                .forEach(m -> found.add(new ObjectVersion(
                        identifier(bucket, m.key(), m.versionId()),
                        Boolean.TRUE.equals(m.isLatest()),
                        true,
                        0,
                        m.lastModified())));
        if (found.stream().anyMatch(v -> !v.object().key().startsWith(prefix.key())) || oneOfSeveralUnnamed(found)) {
            throw OwnAnswers.foreign(Operation.ListObjectVersions, prefix.uri());
        }
        // The answer has them in two lists; they belong together by key, the latest first.
        found.sort(Comparator.comparing((ObjectVersion v) -> v.object().key())
                .thenComparing(v -> !v.latest())
                .thenComparing(ObjectVersion::modified, Comparator.nullsLast(Comparator.reverseOrder())));
        return found;
    }

    /** Without its ID, what is done to an old version is done to the current one. */
    private static boolean oneOfSeveralUnnamed(List<ObjectVersion> versions) {
        Map<String, Long> counts =
                versions.stream().collect(Collectors.groupingBy(v -> v.object().key(), Collectors.counting()));
        return versions.stream()
                .anyMatch(v -> v.object().versionId() == null
                        && counts.getOrDefault(v.object().key(), 0L) > 1);
    }

    private static ObjectIdentifier identifier(String bucket, String key, @Nullable String versionId) {
        return new ObjectIdentifier(new S3Location(bucket, key), Pages.named(versionId));
    }

    @Override
    public CompletableFuture<Written> copyOnTop(ObjectIdentifier version) {
        return copies.copyOnTop(version);
    }
}
