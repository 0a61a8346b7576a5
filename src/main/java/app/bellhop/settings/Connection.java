package app.bellhop.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and the credentials to use there.
 *
 * @param id stable across starts: the transfer journal names it
 * @param name what the user sees
 * @param profile of the AWS files, or null
 * @param endpoint S3 endpoint, or null for AWS's own
 * @param snsEndpoint SNS endpoint, or null for AWS's own; where S3 is not AWS, null for none
 * @param region or null for what the SDK finds
 * @param accessKeyId of a saved connection, or null for the SDK's credential chain; the secret lies in {@link Secrets}
 * @param look how it is shown
 * @param server how its server is spoken to
 * @param signIn how its credentials are used
 */
public record Connection(
        String id,
        String name,
        Source source,
        @Nullable String profile,
        @Nullable String endpoint,
        @Nullable String snsEndpoint,
        @Nullable String region,
        @Nullable String accessKeyId,
        ConnectionLook look,
        ServerOptions server,
        SignInOptions signIn) {

    private static final Pattern BUILT_IN = Pattern.compile("demo|environment");

    public Connection {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        // A file by another version may lack what is new.
        look = Objects.requireNonNullElse(look, ConnectionLook.PLAIN);
        server = Objects.requireNonNullElse(server, ServerOptions.DEFAULT);
        signIn = Objects.requireNonNullElse(signIn, SignInOptions.DIRECT);
    }

    /** One with the default options. */
    public Connection(
            String id,
            String name,
            Source source,
            @Nullable String profile,
            @Nullable String endpoint,
            @Nullable String snsEndpoint,
            @Nullable String region,
            @Nullable String accessKeyId) {
        this(
                id,
                name,
                source,
                profile,
                endpoint,
                snsEndpoint,
                region,
                accessKeyId,
                ConnectionLook.PLAIN,
                ServerOptions.DEFAULT,
                SignInOptions.DIRECT);
    }

    public enum Source {
        DEMO,
        PROFILE,
        ENVIRONMENT,
        SAVED
    }

    /** Whether the user has made it, rather than the AWS files, the environment or Bellhop itself. */
    public boolean saved() {
        return switch (source) {
            case SAVED -> true;
            case PROFILE -> !id.equals("profile:" + profile);
            case ENVIRONMENT -> !id.equals("environment");
            case DEMO -> false;
        };
    }

    /** Where two have one id, as in a file that was edited by hand, or one has that of a built-in one, it gets another. */
    static List<Connection> withOwnIds(List<Connection> all) {
        Set<String> taken = new HashSet<>();
        List<Connection> own = new ArrayList<>();
        for (Connection c : all) {
            String id = c.id();
            boolean builtIn = c.source() == Source.SAVED && BUILT_IN.matcher(id).matches();
            for (int n = 2; builtIn || !taken.add(id); n++) {
                id = c.id() + "-" + n;
                builtIn = false;
            }
            own.add(id.equals(c.id()) ? c : c.copy(id, c.name()));
        }
        return List.copyOf(own);
    }

    /** A saved copy under another id and name. */
    public Connection copy(String newId, String newName) {
        return new Connection(
                newId, newName, source, profile, endpoint, snsEndpoint, region, accessKeyId, look, server, signIn);
    }

    /** The embedded default. */
    public static Connection demo() {
        return new Connection("demo", "Demo", Source.DEMO, null, null, null, null, null);
    }

    /** A profile of the AWS config or credentials file. */
    public static Connection ofProfile(
            String profile, @Nullable String region, @Nullable String endpoint, @Nullable String snsEndpoint) {
        return new Connection(
                "profile:" + profile, profile, Source.PROFILE, profile, endpoint, snsEndpoint, region, null);
    }

    /** The connection that environment variables and system properties describe. */
    public static Connection ofEnvironment(
            @Nullable String region, @Nullable String endpoint, @Nullable String snsEndpoint) {
        return new Connection(
                "environment", "Environment", Source.ENVIRONMENT, null, endpoint, snsEndpoint, region, null);
    }

    /** A copy with the non-null arguments in place of the current values. */
    public Connection overriddenBy(
            @Nullable String newEndpoint, @Nullable String newSnsEndpoint, @Nullable String newRegion) {
        return new Connection(
                id,
                name,
                source,
                profile,
                newEndpoint == null ? endpoint : newEndpoint,
                newSnsEndpoint == null ? snsEndpoint : newSnsEndpoint,
                newRegion == null ? region : newRegion,
                accessKeyId,
                look,
                server,
                signIn);
    }

    /** The same with other server options. */
    public Connection withServer(ServerOptions options) {
        return new Connection(
                id, name, source, profile, endpoint, snsEndpoint, region, accessKeyId, look, options, signIn);
    }
}
