package app.bellhop.aws.s3;

import app.bellhop.cloud.s3.AnonymousAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches URLs without credentials. */
public final class AnonymousWeb {

    private static final int MAX_BYTES = 4096;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");

    private final HttpClient http;

    /** @param followRedirects whether an answer from another address counts: AWS sends to a bucket's region */
    public AnonymousWeb(Executor executor, boolean followRedirects) {
        http = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(TIMEOUT)
                .followRedirects(followRedirects ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
    }

    CompletableFuture<AnonymousAnswer> fetch(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Range", "bytes=0-" + (MAX_BYTES - 1))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(response -> answer(url, response));
    }

    private static AnonymousAnswer answer(URI url, HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            String start = new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            Matcher code = CODE.matcher(start);
            boolean refused = response.statusCode() >= 300;
            return new AnonymousAnswer(
                    url,
                    response.statusCode(),
                    refused && code.find() ? code.group(1) : "",
                    response.headers().firstValue("Content-Type").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
