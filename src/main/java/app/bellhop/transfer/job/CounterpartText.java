package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.Counterpart.Deletion;
import app.bellhop.transfer.job.Counterpart.LocalFile;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A {@link Counterpart} other than a file as JSON for the journal; files have a column of their own. */
final class CounterpartText {

    /** What a newer version has added changes what a row means: such a row is not understood. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private record WrittenSource(
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String connection,
            @Nullable String connectionName,
            @Nullable String server) {}

    /** @param confirmed in milliseconds since 1970 */
    private record WrittenDeletion(
            @Nullable List<WrittenObject> objects,
            boolean versions,
            @Nullable Long confirmed) {}

    private record WrittenObject(
            String key,
            @Nullable String versionId,
            @Nullable Long size,
            @Nullable String etag) {}

    private CounterpartText() {}

    static @Nullable String write(Counterpart counterpart) {
        if (counterpart instanceof Source source) {
            OtherConnection other = source.connection();
            return JSON.writeValueAsString(new WrittenSource(
                    source.object().bucket(),
                    source.object().key(),
                    other == null ? null : other.id(),
                    other == null ? null : other.name(),
                    other == null ? null : other.server()));
        }
        if (counterpart instanceof Deletion deletion) {
            List<WrittenObject> objects = deletion.objects().stream()
                    .map(object -> {
                        Stamp stamp = deletion.seen().get(object.key());
                        return new WrittenObject(
                                object.key(),
                                object.versionId(),
                                stamp == null ? null : stamp.size(),
                                stamp == null ? null : stamp.etag());
                    })
                    .toList();
            return JSON.writeValueAsString(new WrittenDeletion(
                    objects,
                    deletion.versions(),
                    deletion.confirmed() == null ? null : deletion.confirmed().toEpochMilli()));
        }
        return null;
    }

    /**
     * @param file as the journal has it
     * @param text as written; null for a file
     * @param bucket the target's
     * @throws tools.jackson.core.JacksonException or IllegalArgumentException if it is not understood
     */
    static Counterpart read(TransferJob.Direction direction, String file, @Nullable String text, String bucket) {
        return switch (direction) {
            case UPLOAD, DOWNLOAD -> new LocalFile(Path.of(file));
            case COPY, MOVE -> {
                WrittenSource source = JSON.readValue(text == null ? "" : text, WrittenSource.class);
                if (source.bucket() == null || source.key() == null) {
                    throw new IllegalArgumentException("No source: " + text);
                }
                String connection = source.connection();
                yield new Source(
                        connection == null
                                ? null
                                : new OtherConnection(
                                        connection,
                                        Objects.requireNonNullElse(source.connectionName(), connection),
                                        source.server()),
                        new S3Location(source.bucket(), source.key()));
            }
            case DELETE -> {
                WrittenDeletion deletion = JSON.readValue(text == null ? "" : text, WrittenDeletion.class);
                if (deletion.objects() == null) { // It must not become a deletion of everything.
                    throw new IllegalArgumentException("No objects: " + text);
                }
                Map<String, Stamp> seen = new HashMap<>();
                deletion.objects().stream()
                        .filter(object -> object.size() != null)
                        .forEach(object -> seen.put(object.key(), new Stamp(object.size(), object.etag())));
                yield new Deletion(
                        deletion.objects().stream()
                                .map(object ->
                                        new ObjectIdentifier(new S3Location(bucket, object.key()), object.versionId()))
                                .toList(),
                        deletion.versions(),
                        seen,
                        deletion.confirmed() == null ? null : Instant.ofEpochMilli(deletion.confirmed()),
                        true);
            }
        };
    }
}
