package app.bellhop.cloud.s3.place;

import app.bellhop.cloud.EndpointUrl;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.S3Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a place in any form that people have it in: {@code s3://}, an ARN, or a web address. Only web addresses are
 * percent-decoded, once.
 *
 * @param place null if it is none
 * @param problem why it is none; null for a place
 */
public record TypedPlace(
        @Nullable S3Location place, @Nullable Reason problem) {

    private static final Pattern SCHEME = Pattern.compile("(?i)([a-z][a-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern BUCKET_ARN =
            Pattern.compile("arn:[a-z-]+:s3:::(?<bucket>[^/]+)(?:/(?<key>.*))?", Pattern.DOTALL);
    private static final Pattern ACCESS_POINT = Pattern.compile(
            "(?<arn>arn:[a-z-]+:s3:[a-z0-9-]*:[0-9]+:accesspoint[/:][A-Za-z0-9.-]+)(?:/(?:object/)?(?<key>.*))?",
            Pattern.DOTALL);

    /** Of directory buckets and their access points: the name says all. */
    private static final Pattern EXPRESS = Pattern.compile(
            "arn:[a-z-]+:s3express:[a-z0-9-]*:[0-9]*:(?:bucket|accesspoint)/(?<bucket>[^/]+)(?:/(?:object/)?(?<key>.*))?",
            Pattern.DOTALL);

    private static final String REGION = "(?:[a-z]{2,}(?:-[a-z]+)+-[0-9]+)";
    private static final String SUFFIX = "amazonaws\\.(?:com(?:\\.cn)?|eu)";

    /** AWS's own hosts: with the bucket before them, websites, and those where the path begins with the bucket. */
    private static final Pattern AWS_HOST = Pattern.compile("(?:(?<bucket>.+)\\.)?s3(?:-fips|-accelerate|-website)?"
            + "(?:\\.dualstack)?(?:[.-]" + REGION + ")?\\." + SUFFIX);

    /** {@code name-account.s3-accesspoint.region…} */
    private static final Pattern ACCESS_POINT_HOST = Pattern.compile(
            "(?<name>[a-z0-9-]+)-(?<account>[0-9]{12})\\.s3-accesspoint(?:-fips)?(?:\\.dualstack)?\\.(?<region>"
                    + REGION + ")\\." + SUFFIX);

    private static final Pattern MULTI_REGION_HOST =
            Pattern.compile("(?<alias>[a-z0-9]+\\.mrap)\\.accesspoint\\.s3-global\\." + SUFFIX);
    private static final Pattern EXPRESS_HOST =
            Pattern.compile("(?:(?<bucket>[a-z0-9.-]+--xa?-s3)\\.)?s3express-(?:fips-)?[a-z0-9-]+(?:\\.dualstack)?\\."
                    + REGION + "\\." + SUFFIX);

    private static final Pattern CONSOLE = Pattern.compile(".*\\bconsole\\.(?:aws\\.amazon|amazonaws)\\.(?:com|cn)");
    private static final Pattern CONSOLE_PATH = Pattern.compile("/s3/(?:buckets|object)/(?<bucket>[^/]+)/?");
    private static final Pattern CONSOLE_PREFIX = Pattern.compile("(?:^|&)prefix=([^&]*)");

    /** @param endpoint of the connection; null for AWS */
    public static TypedPlace parse(String text, @Nullable String endpoint) {
        String typed = text.stripLeading();
        if (typed.startsWith("arn:")) {
            return ofArn(typed);
        }
        Matcher scheme = SCHEME.matcher(typed);
        if (!scheme.matches()) {
            return of(S3Location.parse(text));
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "s3", "s3a", "s3n" ->
                scheme.group(2).startsWith("arn:")
                        ? ofArn(scheme.group(2))
                        : of(S3Location.parse("s3://" + scheme.group(2)));
            case "http", "https" -> ofAddress(typed.strip(), endpoint);
            default -> none(Reason.of(PlaceProblem.UNKNOWN_SCHEME, scheme.group(1)));
        };
    }

    /** The same where only AWS's own addresses count; empty for what is none. */
    public static Optional<S3Location> find(String text) {
        return Optional.ofNullable(parse(text, null).place());
    }

    private static TypedPlace none(Reason problem) {
        return new TypedPlace(null, problem);
    }

    private static TypedPlace of(Optional<S3Location> place) {
        return place.map(found -> new TypedPlace(found, null)).orElseGet(() -> none(Reason.of(PlaceProblem.NO_BUCKET)));
    }

    private static TypedPlace of(String bucket, @Nullable String key) {
        return bucket.isEmpty()
                ? none(Reason.of(PlaceProblem.NO_BUCKET))
                : new TypedPlace(new S3Location(bucket, key == null ? "" : key), null);
    }

    private static TypedPlace ofArn(String arn) {
        Matcher bucket = BUCKET_ARN.matcher(arn);
        if (bucket.matches()) {
            return of(bucket.group("bucket").strip(), bucket.group("key"));
        }
        Matcher express = EXPRESS.matcher(arn);
        if (express.matches()) {
            return of(express.group("bucket").strip(), express.group("key"));
        }
        Matcher point = ACCESS_POINT.matcher(arn);
        return point.matches()
                ? of(point.group("arn"), point.group("key"))
                : none(Reason.of(PlaceProblem.OTHER_ARN, arn.strip()));
    }

    private static TypedPlace ofAddress(String address, @Nullable String endpoint) {
        URI uri;
        try {
            uri = new URI(address.replace(" ", "%20"));
        } catch (URISyntaxException e) {
            return none(Reason.of(PlaceProblem.BAD_ADDRESS));
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        Matcher aws = AWS_HOST.matcher(host);
        if (aws.matches()) {
            return aws.group("bucket") == null ? inPath(path) : of(aws.group("bucket"), decoded(after(path, "/")));
        }
        Matcher express = EXPRESS_HOST.matcher(host);
        if (express.matches()) {
            return express.group("bucket") == null
                    ? inPath(path)
                    : of(express.group("bucket"), decoded(after(path, "/")));
        }
        Optional<String> point = accessPoint(host);
        if (point.isPresent()) {
            return of(point.get(), decoded(after(path, "/")));
        }
        if (CONSOLE.matcher(host).matches()) {
            return inConsole(uri);
        }
        if (endpoint != null) {
            URI own = EndpointUrl.parse(endpoint, "");
            String ownHost = own.getHost() == null ? "" : own.getHost().toLowerCase(Locale.ROOT);
            if (host.equals(ownHost)) {
                return inPath(after(
                        path, own.getRawPath() == null ? "" : own.getRawPath().replaceAll("/$", "")));
            }
            // A name before the endpoint's, or a website of the demo.
            for (String suffix : new String[] {".s3-website." + ownHost, "." + ownHost, ".s3-website.localhost"}) {
                if (host.endsWith(suffix)) {
                    return of(host.substring(0, host.length() - suffix.length()), decoded(after(path, "/")));
                }
            }
        }
        return none(Reason.of(PlaceProblem.OTHER_SERVER, host));
    }

    /** The access point that a host of AWS stands for: its ARN, or the alias of one in several regions. */
    private static Optional<String> accessPoint(String host) {
        Matcher point = ACCESS_POINT_HOST.matcher(host);
        if (point.matches()) {
            String partition = host.endsWith(".cn")
                    ? "aws-cn"
                    : host.endsWith(".eu")
                            ? "aws-eusc"
                            : point.group("region").startsWith("us-gov-") ? "aws-us-gov" : "aws";
            return Optional.of("arn:" + partition + ":s3:" + point.group("region") + ":" + point.group("account")
                    + ":accesspoint/" + point.group("name"));
        }
        Matcher several = MULTI_REGION_HOST.matcher(host);
        return several.matches() ? Optional.of(several.group("alias")) : Optional.empty();
    }

    private static TypedPlace inPath(String path) {
        String rest = after(path, "/");
        int slash = rest.indexOf('/');
        return slash < 0
                ? of(decoded(rest), "")
                : of(decoded(rest.substring(0, slash)), decoded(rest.substring(slash + 1)));
    }

    private static TypedPlace inConsole(URI uri) {
        Matcher bucket = CONSOLE_PATH.matcher(uri.getRawPath());
        if (!bucket.matches()) {
            return none(Reason.of(PlaceProblem.NO_BUCKET));
        }
        Matcher prefix = CONSOLE_PREFIX.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return of(bucket.group("bucket"), prefix.find() ? decoded(prefix.group(1)) : "");
    }

    private static String after(String text, String start) {
        return text.startsWith(start) ? text.substring(start.length()) : text;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
