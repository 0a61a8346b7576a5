package app.bellhop.aws.http;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** A blocking HTTP client that is made for its first request, and gives up answers that begin too slowly. Thread-safe. */
final class LazyHttpClient implements SdkHttpClient {

    private final Lazy<SdkHttpClient> client;
    private final Duration limit;

    /** @param limit how long the head of an answer may take, with connecting */
    LazyHttpClient(Supplier<SdkHttpClient> maker, Duration limit) {
        this.client = new Lazy<>(maker);
        this.limit = limit;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new TimedRequest(client.get().prepareRequest(request), limit);
    }

    /** That of the Apache client, which is asked for before there is one: for the user agent. */
    @Override
    public String clientName() {
        return "Apache5";
    }

    @Override
    public void close() {
        client.close();
    }
}
