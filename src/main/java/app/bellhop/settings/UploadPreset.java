package app.bellhop.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The options of the last upload to a bucket that had any.
 *
 * @param connection of the bucket
 * @param fields by name, as the form of the options has them; never a secret
 */
public record UploadPreset(String connection, String bucket, Map<String, String> fields) {

    private static final int MAX_BUCKETS = 500;

    public UploadPreset {
        Objects.requireNonNull(connection);
        Objects.requireNonNull(bucket);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    public static Map<String, String> fields(List<UploadPreset> all, String connection, String bucket) {
        return all.stream()
                .filter(preset -> preset.isOf(connection, bucket))
                .findFirst()
                .map(UploadPreset::fields)
                .orElse(Map.of());
    }

    /** Puts this one in the place of the bucket's last; of very many buckets, the one used least recently is forgotten. */
    public List<UploadPreset> in(List<UploadPreset> all) {
        List<UploadPreset> latestFirst = new ArrayList<>(List.of(this));
        all.stream()
                .filter(preset -> !preset.isOf(connection, bucket))
                .limit(MAX_BUCKETS - 1)
                .forEach(latestFirst::add);
        return latestFirst;
    }

    private boolean isOf(String otherConnection, String otherBucket) {
        return connection.equals(otherConnection) && bucket.equals(otherBucket);
    }
}
