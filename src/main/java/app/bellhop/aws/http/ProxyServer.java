package app.bellhop.aws.http;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * The HTTP proxy that the requests of a connection go through.
 *
 * @param tls whether the proxy itself is spoken to with TLS
 * @param direct regular expressions of the hosts that are reached without it
 */
public record ProxyServer(
        boolean tls,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Set<String> direct) {

    private static final int PORT = 80;
    private static final int TLS_PORT = 443;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127\\..*", "\\[?::1\\]?");

    /** One that was typed: {@code http://host:port}, with a user name before it where it wants one. */
    static ProxyServer typed(String address, @Nullable String password, String connection) {
        try {
            URI uri = new URI(address.contains("://") ? address.strip() : "http://" + address.strip());
            boolean tls = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() != null && (tls || "http".equalsIgnoreCase(uri.getScheme()))) {
                int port = uri.getPort() < 0 ? tls ? TLS_PORT : PORT : uri.getPort();
                String[] user = uri.getUserInfo() == null
                        ? new String[0]
                        : uri.getUserInfo().split(":", 2);
                return new ProxyServer(
                        tls,
                        uri.getHost(),
                        port,
                        user.length == 0 ? null : user[0],
                        user.length == 2 ? user[1] : password,
                        Set.of());
            }
        } catch (URISyntaxException e) {
            // No address.
        }
        throw CloudException.because(ErrorKind.INVALID, "Connect", connection, ConnectionProblem.BAD_PROXY);
    }

    /**
     * The one that the system properties of Java or HTTPS_PROXY and HTTP_PROXY name; servers on this computer are reached
     * without it.
     *
     * @param scheme of the server's endpoint
     */
    static Optional<ProxyServer> ofSystem(String scheme) {
        ProxyConfigProvider found = ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, scheme);
        if (found == null || found.host() == null) {
            return Optional.empty();
        }
        Set<String> direct = new HashSet<>(LOOPBACK);
        if (found.nonProxyHosts() != null) {
            direct.addAll(found.nonProxyHosts());
        }
        return Optional.of(new ProxyServer(
                false,
                found.host(),
                found.port(),
                found.userName().orElse(null),
                found.password().orElse(null),
                direct));
    }

    /** Whether requests to a host go through it. */
    public boolean serves(String target) {
        return direct.stream().noneMatch(pattern -> target.matches("(?i)" + pattern));
    }

    /** Shows no password: records end up in logs. */
    @Override
    public String toString() {
        return "ProxyServer[" + host + ":" + port + "]";
    }

    String scheme() {
        return tls ? "https" : "http";
    }
}
