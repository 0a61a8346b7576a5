package app.bellhop.aws.s3.request;

import app.bellhop.aws.client.ListingRepair;
import app.bellhop.cloud.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Requests for lists, sent once more with the answer repaired where the SDK could not read it for one bad value. */
public final class ListCalls {

    private final ServerTraits traits;

    public ListCalls(ServerTraits traits) {
        this.traits = traits;
    }

    /** @param request sends it, with its answer repaired or as it comes */
    public <P> CompletableFuture<P> send(Function<Boolean, CompletableFuture<P>> request) {
        if (traits.unreadableLists()) {
            return request.apply(true);
        }
        return Futures.orElse(request.apply(false), e -> {
            if (!ListingRepair.mayHelp(e)) {
                return CompletableFuture.failedFuture(e);
            }
            return Futures.map(request.apply(true), page -> {
                traits.learnUnreadableLists();
                return page;
            });
        });
    }

    /** For the request. */
    public static AwsRequestOverrideConfiguration repairing(boolean repaired) {
        return AwsRequestOverrideConfiguration.builder()
                .putExecutionAttribute(ListingRepair.WANTED, repaired)
                .build();
    }
}
