package app.bellhop.settings.services;

import app.bellhop.settings.ServerOptions.Addressing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service or server that speaks S3.
 *
 * @param endpoint of S3, with {@code {region}} for the region and {@code <name>} for what only the user knows; null for AWS
 * @param regions to choose from; empty if the endpoint does not depend on one
 * @param region to begin with, or null
 * @param sns whether there is SNS
 * @param keys the kind of keys to make there
 * @param lacks what it refuses
 */
public record StorageService(
        String name,
        @Nullable String endpoint,
        List<String> regions,
        @Nullable String region,
        Addressing addressing,
        SnsSupport sns,
        KeyKind keys,
        List<Feature> lacks) {

    private static final String REGION = "{region}";

    /** Where SNS is. */
    public enum SnsSupport {
        NONE,
        /** At the address of S3. */
        SAME,
        /** At AWS's own. */
        AWS
    }

    /** What the service calls the keys that S3 clients use. */
    public enum KeyKind {
        ACCESS_KEY,
        HMAC
    }

    /** What other servers have and some do not. */
    public enum Feature {
        ACL,
        VERSIONING,
        OBJECT_LOCK,
        TAGGING,
        POLICY,
        WEBSITE,
        LOGGING,
        LIFECYCLE,
        NOTIFICATIONS,
        SUBSCRIPTIONS
    }

    public StorageService {
        Objects.requireNonNull(name);
        regions = regions == null ? List.of() : List.copyOf(regions);
        region = region == null && !regions.isEmpty() ? regions.get(0) : region;
        addressing = Objects.requireNonNullElse(addressing, Addressing.AUTO);
        sns = Objects.requireNonNullElse(sns, endpoint == null ? SnsSupport.AWS : SnsSupport.NONE);
        keys = Objects.requireNonNullElse(keys, KeyKind.ACCESS_KEY);
        lacks = lacks == null ? List.of() : List.copyOf(lacks);
    }

    /** The endpoint in a region; empty for AWS. */
    public String endpointIn(String chosen) {
        return endpoint == null ? "" : endpoint.replace(REGION, chosen);
    }

    /** A typed endpoint in another region; empty if it is not this service's, or has no region. */
    public Optional<String> moved(String typed, String chosen) {
        if (endpoint == null || !endpoint.contains(REGION)) {
            return Optional.empty();
        }
        int at = endpoint.indexOf(REGION);
        String before = pattern(endpoint.substring(0, at));
        String after = pattern(endpoint.substring(at + REGION.length()));
        Matcher parts = Pattern.compile("(" + before + ")[^./]*(" + after + ")").matcher(typed);
        return parts.matches() ? Optional.of(parts.group(1) + chosen + parts.group(2)) : Optional.empty();
    }

    /** Whatever the user has put in place of {@code <name>}. */
    private static String pattern(String part) {
        return Arrays.stream(part.split("<[a-z]+>", -1)).map(Pattern::quote).collect(Collectors.joining("[^./]+"));
    }

    @Override
    public String toString() {
        return name;
    }
}
