package app.bellhop.aws.check;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server.
 *
 * @param endpoint of S3
 * @param proxy that requests go through, or null
 * @param proxyPassword or null
 */
record Route(URI endpoint, @Nullable URI proxy, @Nullable String proxyPassword) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    boolean secure() {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }

    int port() {
        return port(endpoint);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    }

    String host() {
        return bare(endpoint.getHost());
    }

    /** The host that a TCP connection is opened to. */
    String firstHost() {
        return bare((proxy == null ? endpoint : proxy).getHost());
    }

    int firstPort() {
        return port(proxy == null ? endpoint : proxy);
    }

    /** An IPv6 address without its brackets. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Host and port of the server. */
    String authority() {
        return endpoint.getHost() + ":" + port();
    }

    /** The header that signs in to the proxy, with its line end; empty if none is needed. */
    String proxyAuthorization() {
        if (proxy == null || proxy.getUserInfo() == null) {
            return "";
        }
        String user = proxy.getUserInfo() + ":" + (proxyPassword == null ? "" : proxyPassword);
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }
}
