package app.bellhop.cloud.s3;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object is served with, and what its owner noted on it: everything that can be changed without its bytes. Each
 * header may be null.
 *
 * @param metadata user metadata, without the {@code x-amz-meta-} prefix
 */
public record ObjectHeaders(
        @Nullable String contentType,
        @Nullable String cacheControl,
        @Nullable String contentDisposition,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        Map<String, String> metadata) {

    public ObjectHeaders {
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    }
}
