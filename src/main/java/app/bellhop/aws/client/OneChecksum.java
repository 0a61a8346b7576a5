package app.bellhop.aws.client;

import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.checksums.ChecksumSpecs;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends no CRC32 where Content-MD5 is sent: the SDK adds it to what must carry a checksum, and servers from before 2022 fail
 * on it. Comes after the SDK's LegacyMd5Plugin, which looks at what is changed here.
 */
final class OneChecksum implements ExecutionInterceptor, SdkPlugin {

    @Override
    public void configureClient(SdkServiceClientConfiguration.Builder config) {
        config.overrideConfiguration(config.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build());
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        ChecksumSpecs wanted = attributes.getAttribute(SdkExecutionAttribute.RESOLVED_CHECKSUM_SPECS);
        if (wanted != null
                && context.httpRequest().firstMatchingHeader("Content-MD5").isPresent()) {
            attributes.putAttribute(
                    SdkExecutionAttribute.RESOLVED_CHECKSUM_SPECS,
                    wanted.toBuilder().isRequestChecksumRequired(false).build());
        }
        return context.httpRequest();
    }
}
