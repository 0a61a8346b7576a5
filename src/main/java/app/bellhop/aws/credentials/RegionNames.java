package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Regions as users write them: their names become part of a host. */
final class RegionNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private RegionNames() {}

    /**
     * Fails with INVALID if it cannot be one.
     *
     * @param subject what has it
     */
    static Region region(String written, String subject) {
        String name = written.strip();
        if (!NAME.matcher(name).matches()) {
            throw CloudException.because(ErrorKind.INVALID, "Connect", subject, ConnectionProblem.BAD_REGION, name);
        }
        return Region.of(name);
    }
}
