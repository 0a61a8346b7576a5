package app.bellhop.aws.endpoint;

import java.net.URI;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Keeps the path of an endpoint, as of a server behind a gateway: the SDK's SNS client drops it. */
public final class EndpointPath implements ExecutionInterceptor {

    private final String path;

    public EndpointPath(URI endpoint) {
        String raw = endpoint.getRawPath();
        path = raw == null || raw.equals("/") ? "" : raw;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        // All its requests go to the endpoint itself.
        return path.isEmpty() ? request : request.toBuilder().encodedPath(path).build();
    }
}
