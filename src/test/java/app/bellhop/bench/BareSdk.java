package app.bellhop.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The SDK's asynchronous client as it comes, one request for each object: what there is to be reached in a JVM. */
final class BareSdk implements OtherClient, AutoCloseable {

    private static final int IN_FLIGHT = 16;

    private final S3AsyncClient s3;

    BareSdk(URI endpoint) {
        s3 = S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    @Override
    public String name() {
        return "bare SDK";
    }

    @Override
    public Void upload(Path folder, String place) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        return each(
                files,
                file -> s3.putObject(
                        r -> r.bucket(bucket(place)).key(prefix(place) + file.getFileName()),
                        AsyncRequestBody.fromFile(file)));
    }

    @Override
    public Void download(String place, Path folder) throws Exception {
        return each(
                list(place),
                key -> s3.getObject(
                        r -> r.bucket(bucket(place)).key(key),
                        AsyncResponseTransformer.toFile(
                                folder.resolve(key.substring(prefix(place).length())))));
    }

    @Override
    public Void delete(String place) throws Exception {
        List<String> keys = list(place);
        for (int from = 0; from < keys.size(); from += 1000) {
            List<ObjectIdentifier> some = keys.subList(from, Math.min(keys.size(), from + 1000)).stream()
                    .map(key -> ObjectIdentifier.builder().key(key).build())
                    .toList();
            s3.deleteObjects(r -> r.bucket(bucket(place))
                            .delete(Delete.builder().objects(some).build()))
                    .get();
        }
        return null;
    }

    private List<String> list(String place) throws ExecutionException, InterruptedException {
        List<String> keys = new ArrayList<>();
        s3.listObjectsV2Paginator(r -> r.bucket(bucket(place)).prefix(prefix(place)))
                .subscribe((ListObjectsV2Response page) ->
                        keys.addAll(page.contents().stream().map(S3Object::key).toList()))
                .get();
        return keys;
    }

    private static <T> Void each(List<T> all, Function<T, CompletableFuture<?>> request)
            throws InterruptedException, IOException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        for (T one : all) {
            free.acquire();
            request.apply(one).whenComplete((answer, e) -> {
                if (e != null) {
                    failure.complete(e);
                }
                free.release();
            });
        }
        free.acquire(IN_FLIGHT);
        if (failure.isDone()) {
            throw new IOException(failure.join());
        }
        return null;
    }

    private static String bucket(String place) {
        return place.substring(0, place.indexOf('/'));
    }

    private static String prefix(String place) {
        return place.substring(place.indexOf('/') + 1);
    }

    @Override
    public void close() {
        s3.close();
    }
}
