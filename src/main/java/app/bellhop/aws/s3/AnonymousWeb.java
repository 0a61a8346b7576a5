package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.cloud.s3.AnonymousAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** Fetches URLs without credentials, by the way that all requests of the connection take. */
public final class AnonymousWeb {

    private static final int MAX_BYTES = 4096;
    private static final int MAX_REDIRECTS = 5;
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");

    private final AwsClients clients;
    private final Executor executor;

    /** @param executor for the requests: they block */
    public AnonymousWeb(AwsClients clients, Executor executor) {
        this.clients = clients;
        this.executor = executor;
    }

    CompletableFuture<AnonymousAnswer> fetch(URI url) {
        return CompletableFuture.supplyAsync(() -> fetch(url, url, MAX_REDIRECTS), executor);
    }

    /** @param asked named in the answer */
    private AnonymousAnswer fetch(URI asked, URI url, int redirects) {
        HttpExecuteResponse response;
        try {
            response = clients.blockingHttp.get(url, "bytes=0-" + (MAX_BYTES - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AbortableInputStream body = response.responseBody().orElseGet(AbortableInputStream::createEmpty);
        try {
            String start = new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            // Only AWS sends to another address of its own: a bucket's region.
            Optional<URI> next = clients.aws && redirects > 0 ? redirect(url, response) : Optional.empty();
            if (next.isPresent()) {
                return fetch(asked, next.get(), redirects - 1);
            }
            int status = response.httpResponse().statusCode();
            Matcher code = CODE.matcher(start);
            return new AnonymousAnswer(
                    asked,
                    status,
                    status >= 300 && code.find() ? code.group(1) : "",
                    response.httpResponse().firstMatchingHeader("Content-Type").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            body.abort(); // Closing would read on to the end, where a server ignores the range.
        }
    }

    /** Never from https to http. */
    private static Optional<URI> redirect(URI url, HttpExecuteResponse response) {
        int status = response.httpResponse().statusCode();
        return status < 300 || status >= 400
                ? Optional.empty()
                : response.httpResponse()
                        .firstMatchingHeader("Location")
                        .map(url::resolve)
                        .filter(next -> next.getScheme().equals("https")
                                || next.getScheme().equals(url.getScheme()));
    }
}
