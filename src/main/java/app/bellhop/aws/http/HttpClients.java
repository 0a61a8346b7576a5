package app.bellhop.aws.http;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.FileStoreTlsKeyManagersProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/** Makes the HTTP clients of one connection: all go through the same proxy, and trust the same servers. */
public final class HttpClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final @Nullable ProxyServer proxy;
    private final ServerTrust trust;
    private final KeyManager @Nullable [] keys;
    private final Duration timeout;

    /**
     * Reads the certificates; fails with INVALID where that fails.
     *
     * @param authorities PEM files of authorities to trust beside the system's
     * @param scheme of the S3 endpoint: the system may have a proxy for each
     * @param timeout how long to wait until the server reads or sends the next bytes
     */
    public HttpClients(
            Connection connection,
            ConnectionSecrets secrets,
            List<String> authorities,
            String scheme,
            Duration timeout) {
        ServerOptions options = connection.server();
        this.proxy = proxy(connection, secrets, scheme);
        this.trust = new ServerTrust(
                Set.copyOf(options.trustedCertificates()),
                authorities.isEmpty() ? null : authorities(authorities, connection.name()));
        this.keys = options.clientCertificate() == null
                ? null
                : keys(options.clientCertificate(), secrets.certificatePassword(), connection.name());
        this.timeout = timeout;
    }

    private static @Nullable ProxyServer proxy(Connection connection, ConnectionSecrets secrets, String scheme) {
        String typed = connection.server().proxy();
        if (typed != null && !typed.isBlank()) {
            return ProxyServer.typed(typed, secrets.proxyPassword(), connection.name());
        }
        return connection.source() == Connection.Source.DEMO
                ? null
                : ProxyServer.ofSystem(scheme, System.getenv()).orElse(null);
    }

    private static KeyStore authorities(List<String> files, String connection) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (String file : files) {
                for (Certificate authority : certificates(file, connection)) {
                    store.setCertificateEntry("authority" + store.size(), authority);
                }
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e); // Every Java has an empty store.
        }
    }

    private static Collection<? extends Certificate> certificates(String file, String connection) {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)))) { // It is read byte by byte.
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(ConnectionProblem.BAD_AUTHORITIES, file, connection);
        }
        throw unreadable(ConnectionProblem.BAD_AUTHORITIES, file, connection);
    }

    private static KeyManager[] keys(String file, @Nullable String password, String connection) {
        try {
            KeyManager[] keys = FileStoreTlsKeyManagersProvider.create(
                            Path.of(file), "pkcs12", Objects.requireNonNullElse(password, ""))
                    .keyManagers();
            if (keys != null) {
                return keys;
            }
        } catch (RuntimeException e) {
            throw unreadable(ConnectionProblem.BAD_CLIENT_CERTIFICATE, file, connection);
        }
        throw unreadable(ConnectionProblem.BAD_CLIENT_CERTIFICATE, file, connection);
    }

    private static CloudException unreadable(ConnectionProblem problem, String file, String connection) {
        return CloudException.because(ErrorKind.INVALID, "Connect", connection, problem, file);
    }

    /** The proxy that they go through, or null. */
    public @Nullable ProxyServer proxy() {
        return proxy;
    }

    /** How long the bytes of an answer may take that have to come, at least. */
    public Duration slowest() {
        return timeout.multipliedBy(2);
    }

    /** One that does not block. */
    public SdkAsyncHttpClient async(SdkEventLoopGroup threads, int maxConnections) {
        NettyNioAsyncHttpClient.Builder builder = NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(SdkEventLoopGroup.create(threads.eventLoopGroup(), AnswerHandlers.channels(slowest())))
                .maxConcurrency(maxConnections)
                .connectionTimeout(CONNECT_TIMEOUT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .tlsTrustManagersProvider(() -> new TrustManager[] {trust})
                .proxyConfiguration(asyncProxy());
        if (keys != null) {
            builder.tlsKeyManagersProvider(() -> keys);
        }
        return builder.build();
    }

    private software.amazon.awssdk.http.nio.netty.ProxyConfiguration asyncProxy() {
        var builder = software.amazon.awssdk.http.nio.netty.ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
        if (proxy != null) {
            builder.scheme(proxy.scheme())
                    .host(proxy.host())
                    .port(proxy.port())
                    .username(proxy.user())
                    .password(proxy.password())
                    .nonProxyHosts(proxy.direct());
        }
        return builder.build();
    }

    /** One that blocks. */
    public SdkHttpClient blocking(int maxConnections) {
        // Time to connect and to begin, too.
        return new LazyHttpClient(() -> apache(maxConnections), slowest().multipliedBy(2));
    }

    private SdkHttpClient apache(int maxConnections) {
        return Apache5HttpClient.builder()
                .maxConnections(maxConnections)
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(timeout)
                .expectContinueEnabled(false)
                // Java's TLS checks the host: then the user's trust in a certificate comes before it.
                .tlsSocketStrategy(new DefaultClientTlsStrategy(
                        tls(new CertificateRequests()), HostnameVerificationPolicy.BUILTIN, null))
                .proxyConfiguration(blockingProxy())
                .build();
    }

    private software.amazon.awssdk.http.apache5.ProxyConfiguration blockingProxy() {
        var builder = software.amazon.awssdk.http.apache5.ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
        if (proxy != null) {
            builder.endpoint(URI.create(proxy.scheme() + "://" + proxy.host() + ":" + proxy.port()))
                    .username(proxy.user())
                    .password(proxy.password())
                    .nonProxyHosts(proxy.direct());
        }
        return builder.build();
    }

    /**
     * For connections of other clients.
     *
     * @param requests sees what servers ask for, where the connection has no client certificate
     */
    public SSLContext tls(CertificateRequests requests) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? new KeyManager[] {requests} : keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // Every Java has TLS.
        }
    }
}
