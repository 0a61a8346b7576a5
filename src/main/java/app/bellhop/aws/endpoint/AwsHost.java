package app.bellhop.aws.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The host of an S3 endpoint that is AWS's own.
 *
 * @param region null if the host names none
 * @param isPrivate whether it is in a VPC, under a name that only that network knows
 */
record AwsHost(@Nullable String region, boolean fips, boolean dualstack, boolean isPrivate) {

    /** A bucket may stand before it. Other hosts below AWS's domains are those of its customers. */
    private static final Pattern S3 = Pattern.compile("(?:.+\\.)?s3(?<fips>-fips)?"
            + "(?:-(?:accelerate|external-1|accesspoint|global|website)|express-(?:control|[a-z]+[0-9]-[a-z0-9]+))?"
            + "(?<dualstack>\\.dualstack)?(?:[.-](?<region>[a-z]{2,}(?:-[a-z]+)+-[0-9]+))?(?<vpc>\\.vpce)?"
            + "\\.(?<suffix>[a-z.]+)");

    static Optional<AwsHost> of(URI endpoint) {
        if (endpoint.getHost() == null) {
            return Optional.empty();
        }
        Matcher host = S3.matcher(endpoint.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
        if (!host.matches()) {
            return Optional.empty();
        }
        String region = host.group("region");
        String suffix = PartitionMetadata.of(region == null ? Region.US_EAST_1 : Region.of(region))
                .dnsSuffix();
        return suffix.equals(host.group("suffix"))
                ? Optional.of(new AwsHost(
                        region, host.group("fips") != null, host.group("dualstack") != null, host.group("vpc") != null))
                : Optional.empty();
    }
}
