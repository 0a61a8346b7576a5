package app.bellhop.aws.endpoint;

import app.bellhop.aws.credentials.ChosenProfile;
import app.bellhop.cloud.EndpointUrl;
import app.bellhop.settings.Connection;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of a connection go: nothing of it is sent anywhere else. An S3 endpoint that is AWS's own, typed by
 * hand, is AWS.
 *
 * @param aws whether S3 is AWS itself rather than a server that speaks its protocol
 * @param s3 null for AWS's own
 * @param sns null for AWS's own; where SNS is not set up, the same as S3
 * @param snsSetUp whether the connection says where SNS is: another server's keys are not for AWS
 * @param region that the endpoints name, or null
 * @param fips whether the endpoint is AWS's validated one
 * @param dualstack whether it is AWS's one for IPv6
 */
public record Addresses(
        boolean aws,
        @Nullable URI s3,
        @Nullable URI sns,
        boolean snsSetUp,
        @Nullable String region,
        boolean fips,
        boolean dualstack) {

    public static Addresses of(Connection connection, ChosenProfile profile) {
        URI s3 = uri(connection.endpoint(), connection);
        URI sns = uri(connection.snsEndpoint(), connection);
        if (s3 == null) {
            return new Addresses(
                    true,
                    null,
                    sns,
                    true,
                    null,
                    profile.fips().orElse(false),
                    profile.dualstack().orElse(false));
        }
        Optional<AwsHost> own = AwsHost.of(s3);
        if (own.isEmpty()) {
            // Other servers know neither of both, and the SDK refuses them where an endpoint is named.
            return new Addresses(false, s3, sns == null ? s3 : sns, sns != null, null, false, false);
        }
        AwsHost host = own.get();
        return new Addresses(
                true, host.isPrivate() ? s3 : null, sns, true, host.region(), host.fips(), host.dualstack());
    }

    private static @Nullable URI uri(@Nullable String url, Connection connection) {
        return url == null || url.isBlank() ? null : EndpointUrl.parse(url, connection.name());
    }
}
