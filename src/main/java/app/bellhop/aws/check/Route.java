package app.bellhop.aws.check;

import app.bellhop.aws.http.ProxyServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server.
 *
 * @param endpoint of S3
 * @param proxy that requests go through, or null
 */
record Route(URI endpoint, @Nullable ProxyServer proxy) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Route of(URI endpoint, @Nullable ProxyServer proxy) {
        return new Route(endpoint, proxy != null && proxy.serves(endpoint.getHost()) ? proxy : null);
    }

    boolean secure() {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }

    /** An IPv6 address without its brackets. */
    String host() {
        String host = endpoint.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        int standard = secure() ? HTTPS : HTTP;
        return endpoint.getPort() < 0 ? standard : endpoint.getPort();
    }

    /** The host that a TCP connection is opened to. */
    String firstHost() {
        return proxy == null ? host() : proxy.host();
    }

    int firstPort() {
        return proxy == null ? port() : proxy.port();
    }

    /** Host and port of the server. */
    String authority() {
        return endpoint.getHost() + ":" + port();
    }

    /** The header that signs in to the proxy, with its line end; empty if none is needed. */
    String proxyAuthorization() {
        if (proxy == null || proxy.user() == null) {
            return "";
        }
        String user = proxy.user() + ":" + (proxy.password() == null ? "" : proxy.password());
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }
}
