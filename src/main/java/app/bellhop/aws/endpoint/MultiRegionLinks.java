package app.bellhop.aws.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs links to objects behind Multi-Region Access Points, which the SDK can't do without its native library. */
public final class MultiRegionLinks {

    private MultiRegionLinks() {}

    /**
     * @param object its address without a query
     * @param query what the answer is to say of itself
     */
    public static URI sign(
            SdkHttpMethod method,
            URI object,
            Map<String, String> query,
            AwsCredentialsIdentity credentials,
            Instant now,
            Duration lifetime) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(method).uri(object).encodedPath(object.getRawPath());
        query.forEach(request::putRawQueryParameter);
        return SigV4aSigner.presigned(request.build(), credentials, now, lifetime)
                .getUri();
    }
}
