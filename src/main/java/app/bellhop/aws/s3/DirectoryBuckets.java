package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.bucket.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The directory buckets of the connection's region; there are none but at AWS. */
final class DirectoryBuckets {

    private final AwsClients clients;
    private final Calls calls;

    DirectoryBuckets(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    CompletableFuture<List<Bucket>> list() {
        if (!clients.directoryBuckets) {
            return CompletableFuture.completedFuture(List.of());
        }
        List<Bucket> found = new ArrayList<>();
        CompletableFuture<Void> listed = calls.pages(
                Operation.ListDirectoryBuckets,
                "",
                "*",
                (@Nullable String token) -> clients.s3.listDirectoryBuckets(r -> r.continuationToken(token)),
                response -> Pages.named(response.continuationToken()),
                response -> response.buckets()
                        .forEach(b -> found.add(new Bucket(b.name(), b.creationDate(), b.bucketArn()))));
        return Futures.map(listed, done -> found);
    }
}
