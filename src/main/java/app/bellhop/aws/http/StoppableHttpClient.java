package app.bellhop.aws.http;

import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** A blocking HTTP client whose requests can be stopped at any moment, also while nothing comes. Thread-safe. */
public final class StoppableHttpClient implements SdkHttpClient {

    private final SdkHttpClient client;
    private final boolean pathStyle;
    private final ThreadLocal<Stop> stops = new ThreadLocal<>();

    /** @param pathStyle whether the bucket is the first part of paths */
    public StoppableHttpClient(SdkHttpClient client, boolean pathStyle) {
        this.client = client;
        this.pathStyle = pathStyle;
    }

    /** Runs work whose requests, those of this thread, {@code stop} stops. */
    public void run(Stop stop, Runnable work) {
        stops.set(stop);
        try {
            work.run();
        } finally {
            stops.remove();
            stop.ended();
        }
    }

    /** Has this thread wait so many nanoseconds, or until its requests are stopped. */
    public void pause(long nanos) {
        Stop stop = stops.get();
        if (stop != null) {
            stop.pause(nanos);
        }
    }

    /** Fetches an address exactly as it is, without credentials. The body must be closed. */
    public HttpExecuteResponse get(URI url, String range) throws IOException {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(url)
                .putHeader("Host", host(url))
                .putHeader("Range", range)
                .build();
        return client.prepareRequest(HttpExecuteRequest.builder()
                        .request(new UnchangedPath(request, url))
                        .build())
                .call();
    }

    private static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(pathStyle ? unchanged(request) : request);
        Stop stop = stops.get();
        if (stop != null) {
            stop.begun(prepared::abort);
        }
        return prepared;
    }

    private static HttpExecuteRequest unchanged(HttpExecuteRequest request) {
        HttpExecuteRequest.Builder unchanged = HttpExecuteRequest.builder()
                .request(new UnchangedPath(
                        request.httpRequest(), request.httpRequest().getUri()));
        request.contentStreamProvider().ifPresent(unchanged::contentStreamProvider);
        return unchanged.build();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
