package app.bellhop.aws.http;

import app.bellhop.cloud.Detail.Untrusted;
import app.bellhop.cloud.Detail.Untrusted.Why;
import app.bellhop.cloud.ServerCertificate;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which servers a connection trusts: those with a certificate that the system's authorities or its own have signed for
 * their host, and those whose very certificate the user trusts. Any thread.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private final Set<String> trusted;
    private final @Nullable KeyStore authorities;

    /** Read when it is needed: many servers have no TLS. */
    private volatile @Nullable List<X509ExtendedTrustManager> managers;

    /**
     * @param trusted SHA-256 fingerprints in lower-case hex
     * @param authorities to trust beside the system's, or null
     */
    ServerTrust(Set<String> trusted, @Nullable KeyStore authorities) {
        this.trusted = trusted;
        this.authorities = authorities;
    }

    private List<X509ExtendedTrustManager> managers() throws CertificateException {
        List<X509ExtendedTrustManager> known = managers;
        if (known == null) {
            known = new ArrayList<>();
            known.add(manager(null));
            if (authorities != null) {
                known.add(manager(authorities));
            }
            managers = known;
        }
        return known;
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities) throws CertificateException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new CertificateException(factory.getAlgorithm());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, type, engine.getPeerHost(), manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        SSLSession session = socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null;
        check(
                chain,
                type,
                session == null ? null : session.getPeerHost(),
                manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, type, null, manager -> manager.checkServerTrusted(chain, type));
    }

    private void check(X509Certificate[] chain, String type, @Nullable String host, Check check)
            throws CertificateException {
        ServerCertificate certificate = Certificates.of(chain[0]);
        if (trusted.contains(certificate.fingerprint())) {
            return;
        }
        CertificateException failure = failure(check);
        if (failure != null) {
            Why why = why(chain, type);
            throw new UntrustedCertificateException(
                    new Untrusted(host == null ? certificate.subject() : host, certificate, why), failure);
        }
    }

    /** Null if one of the managers accepts it. */
    private @Nullable CertificateException failure(Check check) throws CertificateException {
        CertificateException first = null;
        for (X509ExtendedTrustManager manager : managers()) {
            try {
                check.by(manager);
                return null;
            } catch (CertificateException e) {
                first = first == null ? e : first;
            }
        }
        return first;
    }

    private Why why(X509Certificate[] chain, String type) throws CertificateException {
        try {
            chain[0].checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Why.EXPIRED;
        }
        if (!trusted.isEmpty()) {
            return Why.CHANGED;
        }
        boolean known = failure(manager -> manager.checkServerTrusted(chain, type)) == null;
        return known ? Why.OTHER_HOST : Why.UNKNOWN_ISSUER;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException(type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException(type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException(type);
    }

    /** The system's own are found when it checks. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        List<X509ExtendedTrustManager> known = managers;
        return known == null
                ? new X509Certificate[0]
                : known.stream()
                        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                        .toArray(X509Certificate[]::new);
    }
}
