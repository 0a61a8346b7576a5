package app.bellhop.aws.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A request whose path is sent as it was signed. The SDK's Apache client writes {@code //} as {@code /%2F}, behind the
 * signature's back: S3 makes the same of both, other servers find that the signature does not match. It looks at
 * {@link #encodedPath}, and sends {@link #getUri}.
 *
 * @param uri what is sent
 */
record UnchangedPath(SdkHttpRequest request, URI uri) implements SdkHttpRequest {

    @Override
    public String encodedPath() {
        return request.encodedPath().replaceAll("/{2,}", "/");
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public String protocol() {
        return request.protocol();
    }

    @Override
    public String host() {
        return request.host();
    }

    @Override
    public int port() {
        return request.port();
    }

    @Override
    public SdkHttpMethod method() {
        return request.method();
    }

    @Override
    public Map<String, List<String>> rawQueryParameters() {
        return request.rawQueryParameters();
    }

    @Override
    public Map<String, List<String>> headers() {
        return request.headers();
    }

    @Override
    public SdkHttpRequest.Builder toBuilder() {
        return request.toBuilder();
    }
}
