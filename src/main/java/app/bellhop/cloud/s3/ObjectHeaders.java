package app.bellhop.cloud.s3;

import java.util.Map;

/**
 * What an object is served with, and what its owner noted on it: everything that can be changed without its bytes. Each
 * header may be null.
 *
 * @param metadata user metadata, without the {@code x-amz-meta-} prefix
 */
public record ObjectHeaders(
        String contentType,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        String contentLanguage,
        Map<String, String> metadata) {

    public ObjectHeaders {
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    }
}
