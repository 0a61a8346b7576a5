package app.bellhop.aws.http;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * A request that is given up if the head of its answer has not come in time: a byte now and then holds no timeout between two
 * bytes.
 *
 * @param limit from the connecting to the end of the head
 */
record TimedRequest(ExecutableHttpRequest request, Duration limit) implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
        CompletableFuture<Void> head = new CompletableFuture<>();
        head.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            request.abort();
            return null;
        });
        try {
            return request.call();
        } catch (IOException e) {
            if (head.isDone()) {
                throw CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_SLOW);
            }
            throw e;
        } finally {
            head.complete(null);
        }
    }

    @Override
    public void abort() {
        request.abort();
    }
}
