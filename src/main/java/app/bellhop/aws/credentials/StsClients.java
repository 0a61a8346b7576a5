package app.bellhop.aws.credentials;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/** The clients of STS. Used once and closed, which leaves their HTTP client open. */
public final class StsClients {

    private StsClients() {}

    /**
     * @param endpoint null for AWS's own: the SDK would take the environment's
     * @param fips whether AWS's own is the validated one
     * @param dualstack whether it is the one for IPv6
     */
    public static StsClient of(
            @Nullable SdkHttpClient http,
            Region region,
            AwsCredentialsProvider credentials,
            @Nullable URI endpoint,
            boolean fips,
            boolean dualstack) {
        URI known = endpoint != null
                ? endpoint
                : StsEndpointProvider.defaultProvider()
                        .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dualstack))
                        .join()
                        .endpointUrl()
                        .toUri();
        return AwsFiles.unread(StsClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .endpointOverride(known)::build);
    }
}
