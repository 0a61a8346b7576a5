package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.client.Pages;
import app.bellhop.aws.client.ServiceErrors;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects page by page, also where a server names the next page otherwise than S3, or not at all. */
final class ObjectPages {

    /** Sorts behind every key that begins with a prefix. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** That of the bytes: Java's has some characters otherwise, and some servers the one of their own. */
    private static final Comparator<String> ORDER =
            Comparator.comparing((String key) -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final AwsClients clients;
    private final Calls calls;
    private final ListCalls lists;

    ObjectPages(AwsClients clients, Calls calls, ListCalls lists) {
        this.clients = clients;
        this.calls = calls;
        this.lists = lists;
    }

    /**
     * Where the next page begins.
     *
     * @param token the server's own name for it, or null if it gave none
     * @param last else the last key or prefix of the page before
     */
    private record Position(
            @Nullable String token, @Nullable String last) {}

    CompletableFuture<Void> list(S3Location prefix, @Nullable String delimiter, Consumer<List<ObjectEntry>> page) {
        NewEntries entries = new NewEntries();
        return Pages.read(
                Operation.ListObjectsV2,
                prefix.uri(),
                (@Nullable Position position) ->
                        lists.send(repaired -> send(prefix, request(prefix, delimiter, position, repaired))),
                response -> next(prefix, response),
                response -> page.accept(entries.of(entries(prefix, response))));
    }

    /** Every object below a prefix; the next page is requested when the answer to the one before has ended. */
    CompletableFuture<Void> eachPage(S3Location prefix, Function<List<ObjectEntry>, CompletableFuture<?>> page) {
        NewEntries entries = new NewEntries();
        return Pages.readPaced(
                Operation.ListObjectsV2,
                prefix.uri(),
                (@Nullable Position position) ->
                        lists.send(repaired -> send(prefix, request(prefix, null, position, repaired))),
                response -> next(prefix, response),
                response -> page.apply(entries.of(entries(prefix, response))));
    }

    private CompletableFuture<ListObjectsV2Response> send(S3Location prefix, ListObjectsV2Request request) {
        CompletableFuture<ListObjectsV2Response> listed = calls.call(
                Operation.ListObjectsV2,
                prefix.uri(),
                calls.arn(new S3Location(prefix.bucket(), "")),
                () -> clients.s3.listObjectsV2(request),
                response -> response);
        return clients.settings.requesterPays() ? listed : Futures.orElse(listed, e -> payerWanted(prefix, e));
    }

    /** S3 refuses who doesn't pay as it refuses who has no permission: the bucket's own setting says which it is. */
    private CompletableFuture<ListObjectsV2Response> payerWanted(S3Location prefix, CloudException e) {
        if (!(e.failure().detail() instanceof Detail.MissingPermission missing)) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Boolean> pays = calls.call(
                Operation.GetBucketRequestPayment,
                prefix.uri(),
                calls.arn(new S3Location(prefix.bucket(), "")),
                () -> clients.s3.getBucketRequestPayment(r -> r.bucket(prefix.bucket())),
                answer -> answer.payer() == Payer.REQUESTER);
        CompletableFuture<Detail> why = Futures.handle(pays, (wanted, unknown) -> {
            if (unknown == null) {
                return wanted ? Reason.of(ServiceProblem.REQUESTER_PAYS) : missing;
            }
            return unknown.kind() == ErrorKind.ACCESS_DENIED ? maybePayer(e.failure(), missing) : missing;
        });
        return Futures.then(
                why,
                known -> CompletableFuture.failedFuture(
                        known == missing
                                ? e
                                : new CloudException(e.kind(), e.failure().with(known), e)));
    }

    /** At AWS only the owner may ask; who lacks the permission in the owner's own account is told which one. */
    private Detail.MissingPermission maybePayer(Failure denied, Detail.MissingPermission missing) {
        boolean told = ServiceErrors.missing(Objects.requireNonNullElse(denied.message(), ""))
                .isPresent();
        return clients.aws && !clients.anonymous && !told
                ? new Detail.MissingPermission(missing.action(), missing.resource(), true)
                : missing;
    }

    private static ListObjectsV2Request request(
            S3Location prefix, @Nullable String delimiter, @Nullable Position position, boolean repaired) {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(prefix.bucket())
                .prefix(prefix.key().isEmpty() ? null : prefix.key())
                .delimiter(delimiter)
                // Keys may hold characters that XML cannot.
                .encodingType(EncodingType.URL)
                .overrideConfiguration(ListCalls.repairing(repaired));
        if (position != null && position.token() != null) {
            request.continuationToken(position.token());
        } else if (position != null) {
            String last = Objects.requireNonNull(position.last());
            boolean group = delimiter != null && last.endsWith(delimiter);
            request.startAfter(group ? last + LAST_CHARACTER : last)
                    // A server that knows the first version of the operation only takes this one.
                    .overrideConfiguration(ListCalls.repairing(repaired).toBuilder()
                            .putRawQueryParameter("marker", last)
                            .build());
        }
        return request.build();
    }

    private static @Nullable Position next(S3Location prefix, ListObjectsV2Response page) {
        String token = Pages.named(page.nextContinuationToken());
        if (Boolean.FALSE.equals(page.isTruncated()) || page.isTruncated() == null && token == null) {
            return null;
        }
        if (token != null) {
            return new Position(token, null);
        }
        if (page.commonPrefixes().isEmpty() && !page.contents().isEmpty()) {
            S3Object last = page.contents().get(page.contents().size() - 1);
            if (Pages.named(last.key()) != null) {
                return new Position(null, last.key());
            }
        }
        // Objects and prefixes are told apart: which of them is the last is known by their order only.
        String last = Stream.concat(
                        page.contents().stream().map(S3Object::key),
                        page.commonPrefixes().stream().map(CommonPrefix::prefix))
                .filter(Objects::nonNull)
                .max(ORDER)
                .orElseThrow(() -> Pages.unnamed(Operation.ListObjectsV2, prefix.uri()));
        return new Position(null, last);
    }

    /** A server that ignores the prefix lists the whole bucket, which must not be deleted or moved in its place. */
    private static List<ObjectEntry> entries(S3Location place, ListObjectsV2Response response) {
        List<ObjectEntry> entries = new ArrayList<>();
        for (CommonPrefix prefix : response.commonPrefixes()) {
            if (Pages.named(prefix.prefix()) != null) {
                entries.add(ObjectEntry.ofPrefix(prefix.prefix()));
            }
        }
        for (S3Object o : response.contents()) {
            if (Pages.named(o.key()) != null) {
                entries.add(new ObjectEntry(
                        o.key(),
                        false,
                        ObjectCall.size(o.size()),
                        o.lastModified(),
                        o.storageClassAsString(),
                        ObjectCall.unquoted(o.eTag())));
            }
        }
        if (entries.stream().anyMatch(entry -> !entry.key().startsWith(place.key()))) {
            throw OwnAnswers.foreign(Operation.ListObjectsV2, place.uri());
        }
        return entries;
    }
}
