package app.bellhop.cloud.s3.bucket;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for names of general purpose buckets, as AWS documents them. */
public final class BucketNames {

    /** A rule that a name breaks. */
    public enum Rule {
        LENGTH,
        CHARACTERS,
        ENDS,
        DOTS,
        IP_ADDRESS,
        RESERVED
    }

    private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9.-]*");
    private static final Pattern ENDS = Pattern.compile("[a-z0-9](.*[a-z0-9])?");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern RESERVED =
            Pattern.compile("(xn--|sthree-|amzn-s3-demo-).*|.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)");

    private BucketNames() {}

    /** The first rule that {@code name} breaks, or empty when it may be used. */
    public static Optional<Rule> brokenRule(String name) {
        if (!CHARACTERS.matcher(name).matches()) {
            return Optional.of(Rule.CHARACTERS);
        }
        if (name.length() < 3 || name.length() > 63) {
            return Optional.of(Rule.LENGTH);
        }
        if (!ENDS.matcher(name).matches()) {
            return Optional.of(Rule.ENDS);
        }
        if (name.contains("..")) {
            return Optional.of(Rule.DOTS);
        }
        if (IP_ADDRESS.matcher(name).matches()) {
            return Optional.of(Rule.IP_ADDRESS);
        }
        return RESERVED.matcher(name).matches() ? Optional.of(Rule.RESERVED) : Optional.empty();
    }
}
