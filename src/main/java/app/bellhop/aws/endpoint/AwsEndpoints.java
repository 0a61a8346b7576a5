package app.bellhop.aws.endpoint;

import app.bellhop.cloud.s3.S3Location;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/**
 * AWS's own endpoints, whatever the environment or the default profile names: those are other connections. Directory buckets
 * are looked for in the region that their name tells, and Multi-Region Access Points also by alias.
 */
public final class AwsEndpoints implements S3EndpointProvider {

    private static final S3EndpointProvider AWS = new ToldEndpoints();

    /** The name of a directory bucket, or of an access point of one, ends in the zone that it is in: {@code use1-az4}. */
    private static final Pattern ZONE = Pattern.compile(".+--(?<region>[a-z]+[0-9])-[a-z0-9]+--xa?-s3");

    /** The endpoint of an alias is the same in all accounts, but the SDK wants an ARN. */
    private static final String ALIAS_ARN = "arn:aws:s3::000000000000:accesspoint/";

    @Override
    public CompletableFuture<Endpoint> resolveEndpoint(S3EndpointParams params) {
        S3EndpointParams.Builder own = params.toBuilder().endpoint(null);
        String bucket = params.bucket();
        if (bucket != null) {
            region(bucket).ifPresent(own::region);
            S3Location place = new S3Location(bucket, "");
            if (place.isMultiRegion() && place.isAlias()) {
                own.bucket(ALIAS_ARN + bucket);
            }
        }
        return AWS.resolveEndpoint(own.build());
    }

    /** The region of a directory bucket; empty for other buckets, and where AWS's list of regions lacks it. */
    public static Optional<Region> region(String bucket) {
        Matcher zone = ZONE.matcher(bucket);
        return zone.matches()
                ? Region.regions().stream()
                        .filter(region -> zone.group("region").equals(shortName(region)))
                        .findFirst()
                : Optional.empty();
    }

    /** As the names of zones begin: {@code apne1} for ap-northeast-1. */
    private static String shortName(Region region) {
        return Arrays.stream(region.id().split("-"))
                .map(part -> part.length() <= 2 ? part : initials(part))
                .collect(Collectors.joining());
    }

    private static String initials(String direction) {
        Matcher two = Pattern.compile("(north|south)(east|west)").matcher(direction);
        return two.matches() ? two.group(1).substring(0, 1) + two.group(2).charAt(0) : direction.substring(0, 1);
    }

    /**
     * The endpoint to sign links of a bucket with. The SDK puts the bucket, or the access point and its account, before its
     * host, unless the bucket is in the path.
     *
     * @param params say which region, and whether FIPS or dual-stack
     */
    public URI ofLinks(Consumer<S3EndpointParams.Builder> params, String bucket) {
        URI url = url(params, bucket);
        return URI.create(url.getScheme() + "://" + (url.getPath().length() > 1 ? url.getHost() : host(url, bucket)));
    }

    private static String host(URI url, String bucket) {
        String host = url.getHost();
        return host.startsWith(bucket + ".")
                ? host.substring(bucket.length() + 1)
                : host.substring(host.indexOf('.') + 1);
    }

    /** Where a bucket is; without one, where all are listed. */
    public URI url(Consumer<S3EndpointParams.Builder> params, @Nullable String bucket) {
        S3EndpointParams.Builder builder = S3EndpointParams.builder().bucket(bucket);
        params.accept(builder);
        return resolveEndpoint(builder.build()).join().endpointUrl().toUri();
    }
}
