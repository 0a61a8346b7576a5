package app.bellhop.aws.http;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        return parse(address, password, Set.of())
                .orElseThrow(() ->
                        CloudException.because(ErrorKind.INVALID, "Connect", connection, ConnectionProblem.BAD_PROXY));
    }

    /** Empty if it is no address of a proxy that speaks HTTP. */
    private static Optional<ProxyServer> parse(String address, @Nullable String password, Set<String> direct) {
        try {
            URI uri = new URI(address.contains("://") ? address.strip() : "http://" + address.strip());
            boolean tls = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() == null || !tls && !"http".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            String[] user = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return Optional.of(new ProxyServer(
                    tls,
                    uri.getHost(),
                    uri.getPort() < 0 ? tls ? TLS_PORT : PORT : uri.getPort(),
                    user.length == 0 ? null : decoded(user[0]),
                    user.length == 2 ? decoded(user[1]) : password,
                    direct));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * The one that the system properties of Java or, as the AWS CLI reads them, HTTPS_PROXY and HTTP_PROXY name; servers on
     * this computer are reached without it.
     *
     * @param scheme of the server's endpoint
     */
    static Optional<ProxyServer> ofSystem(String scheme, Map<String, String> environment) {
        String protocol = scheme.toLowerCase(Locale.ROOT);
        ProxyConfigProvider java = ProxyConfigProvider.fromSystemPropertySettings(protocol);
        Set<String> direct = new HashSet<>(LOOPBACK);
        if (java == null || java.host() == null) {
            variable(environment, "no_proxy").map(DirectHosts::patterns).ifPresent(direct::addAll);
            return variable(environment, protocol + "_proxy").flatMap(address -> parse(address, null, direct));
        }
        if (java.nonProxyHosts() != null) {
            direct.addAll(java.nonProxyHosts());
        }
        return Optional.of(new ProxyServer(
                false,
                java.host(),
                java.port(),
                java.userName().orElse(null),
                java.password().orElse(null),
                direct));
    }

    /** In small letters or in capitals. */
    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
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
