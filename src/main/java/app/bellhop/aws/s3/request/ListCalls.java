package app.bellhop.aws.s3.request;

import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.ListingRepair;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /**
     * Reads all pages of a list; cancelling the future stops it at the current page.
     *
     * @param request sends the request for the page of that name, or for the first one for null, with that configuration
     * @param next names the page that follows, or null after the last
     */
    public <P, N> CompletableFuture<Void> pages(
            Calls calls,
            Operation operation,
            String subject,
            String resource,
            BiFunction<@Nullable N, AwsRequestOverrideConfiguration, CompletableFuture<P>> request,
            Function<P, @Nullable N> next,
            Consumer<P> page) {
        return Pages.read(
                operation,
                subject,
                (@Nullable N name) -> send(repaired -> calls.call(
                        operation,
                        subject,
                        resource,
                        () -> request.apply(name, repairing(repaired)),
                        answer -> answer)),
                next,
                page);
    }

    /** For the request. */
    public static AwsRequestOverrideConfiguration repairing(boolean repaired) {
        return AwsRequestOverrideConfiguration.builder()
                .putExecutionAttribute(ListingRepair.WANTED, repaired)
                .build();
    }
}
