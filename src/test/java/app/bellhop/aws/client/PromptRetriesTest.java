package app.bellhop.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

class PromptRetriesTest {

    private int requests;

    @Test
    void connectionsTheSdkReusedTooEarlyCostNoRequest() {
        Exception early = new IllegalArgumentException("Duplicate handler name: Http-body-subscriber");
        assertEquals(2, requestsAfter(early));
        assertEquals(9, requestsAfter(Collections.nCopies(8, early).toArray(Exception[]::new)));
    }

    @Test
    void aBrokenConnectionIsTriedAgainButNotFailedTls() {
        assertEquals(2, requestsAfter(new IOException("Connection reset by peer")));
        assertEquals(1, requestsAfter(new SSLHandshakeException("No trusted certificate found")));
    }

    /** How often a PutObject is sent if its first requests fail. */
    private int requestsAfter(Exception... failed) {
        requests = 0;
        Queue<Exception> failures = new ArrayDeque<>(List.of(failed));
        try (S3AsyncClient s3 = S3AsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:9"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(new FailingClient(failures))
                .overrideConfiguration(c -> c.retryStrategy(new PromptRetries()))
                .build()) {
            s3.putObject(r -> r.bucket("city-data").key("a"), AsyncRequestBody.empty())
                    .handle((answer, e) -> answer)
                    .join();
        }
        return requests;
    }

    /** Fails with what it is given, and then answers 200. */
    private final class FailingClient implements SdkAsyncHttpClient {

        private final Queue<Exception> failures;

        FailingClient(Queue<Exception> failures) {
            this.failures = failures;
        }

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            requests++;
            Exception failure = failures.poll();
            if (failure != null) {
                request.responseHandler().onError(failure);
                return CompletableFuture.failedFuture(failure);
            }
            request.responseHandler()
                    .onHeaders(SdkHttpResponse.builder().statusCode(200).build());
            request.responseHandler().onStream(new Empty<>());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }

    private static final class Empty<T> implements Publisher<T> {
        @Override
        public void subscribe(Subscriber<? super T> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onComplete();
        }
    }
}
