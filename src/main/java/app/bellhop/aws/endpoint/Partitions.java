package app.bellhop.aws.endpoint;

import app.bellhop.cloud.Partition;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Finds the partition of a connection. */
public final class Partitions {

    /** Of IPv4 or IPv6. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

    private Partitions() {}

    /** @param endpoint null for AWS's own; another server's ARNs are those of {@link Partition#AWS}, whatever its region */
    public static Partition of(Region region, @Nullable String endpoint) {
        if (endpoint == null) {
            return known(region);
        }
        String host = URI.create(endpoint.strip()).getHost();
        if (host == null || ADDRESS.matcher(host).matches()) {
            return Partition.AWS; // The SDK loads what it knows of all services to look one up.
        }
        Partition known = known(region);
        return host.endsWith("." + known.dnsSuffix()) ? known : Partition.AWS;
    }

    private static Partition known(Region region) {
        PartitionMetadata known = PartitionMetadata.of(region);
        return new Partition(known.id(), known.dnsSuffix());
    }
}
