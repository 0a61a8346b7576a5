package app.bellhop.aws.client;

import app.bellhop.cloud.Partition;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Finds the partition of a connection. */
public final class Partitions {

    private Partitions() {}

    /** @param endpoint null for AWS's own; another server's ARNs are those of {@link Partition#AWS}, whatever its region */
    public static Partition of(Region region, @Nullable String endpoint) {
        PartitionMetadata known = PartitionMetadata.of(region);
        Partition partition = new Partition(known.id(), known.dnsSuffix());
        return endpoint == null || isIn(partition, endpoint) ? partition : Partition.AWS;
    }

    private static boolean isIn(Partition partition, String endpoint) {
        String host = URI.create(endpoint.strip()).getHost();
        return host != null && host.endsWith("." + partition.dnsSuffix());
    }
}
