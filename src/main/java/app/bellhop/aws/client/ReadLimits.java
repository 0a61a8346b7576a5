package app.bellhop.aws.client;

import java.time.Duration;

/**
 * How objects are downloaded.
 *
 * @param rangeBytes an object that is larger is read in ranges of this size
 * @param parallel how many ranges of one object are read at once
 * @param readTimeout how long to wait for the next bytes before they are requested again
 * @param saveEvery how often what is on the disk is logged, unless much has come since; that is read again after a crash
 */
public record ReadLimits(int rangeBytes, int parallel, Duration readTimeout, Duration saveEvery) {

    public static final ReadLimits DEFAULT = new ReadLimits(8 << 20, 6, Duration.ofSeconds(30), Duration.ofMillis(500));
}
