package app.bellhop.aws.http;

import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** A blocking HTTP client that is made for its first request. Thread-safe. */
final class LazyHttpClient implements SdkHttpClient {

    private final Lazy<SdkHttpClient> client;

    LazyHttpClient(Supplier<SdkHttpClient> maker) {
        this.client = new Lazy<>(maker);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client.get().prepareRequest(request);
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
