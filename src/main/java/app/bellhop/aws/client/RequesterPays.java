package app.bellhop.aws.client;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** Says in every request that can say it that the caller pays (x-amz-request-payer). */
final class RequesterPays implements ExecutionInterceptor {

    private static final String MEMBER = "RequestPayer";

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        Optional<SdkField<?>> payer = request.sdkFields().stream()
                .filter(field -> field.memberName().equals(MEMBER))
                .findFirst();
        if (payer.isEmpty()) {
            return request;
        }
        SdkRequest.Builder paying = request.toBuilder();
        payer.get().set(paying, RequestPayer.REQUESTER.toString());
        return paying.build();
    }
}
