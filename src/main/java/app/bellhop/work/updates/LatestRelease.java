package app.bellhop.work.updates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * The latest release, as a small file at a fixed address tells it: {@code version=1.2.0} and {@code page=https://…}. The
 * request carries nothing of the user, not even Bellhop's own version. Thread-safe.
 */
public final class LatestRelease {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    /** The file has two lines: what is longer is another page. */
    private static final int MOST_BYTES = 2_000;

    private final URI address;

    public LatestRelease(URI address) {
        this.address = address;
    }

    /**
     * The latest release if it is newer than {@code version}; none if it cannot be told, about which nobody has to do
     * anything.
     */
    public CompletableFuture<Optional<Release>> newerThan(String version) {
        HttpClient web = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return web.sendAsync(request, BodyHandlers.ofInputStream())
                .thenApply(answer -> answer.statusCode() == OK ? newer(version, answer) : Optional.<Release>empty())
                .exceptionally(e -> Optional.empty());
    }

    private static Optional<Release> newer(String version, HttpResponse<InputStream> answer) {
        Properties told = new Properties();
        try (InputStream body = answer.body()) {
            byte[] file = body.readNBytes(MOST_BYTES);
            if (file.length == MOST_BYTES) {
                return Optional.empty();
            }
            told.load(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        URI page = URI.create(told.getProperty("page", ""));
        String latest = told.getProperty("version", "");
        boolean newer =
                "https".equals(page.getScheme()) && Version.parse(latest).compareTo(Version.parse(version)) > 0;
        return newer ? Optional.of(new Release(latest, page)) : Optional.empty();
    }
}
