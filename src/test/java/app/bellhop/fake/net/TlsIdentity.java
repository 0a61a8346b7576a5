package app.bellhop.fake.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that servers of tests identify themselves with: {@code src/test/resources/app/bellhop/tls}. */
public enum TlsIdentity {
    SELF_SIGNED,
    /** Another one for the same name. */
    RENEWED,
    EXPIRED,
    /** Signed by the authority in ca.pem. */
    SIGNED,
    /** The same, for another host. */
    OTHER_HOST;

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** A file beside the certificates. */
    public static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(TlsIdentity.class.getResource("/app/bellhop/tls/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        String file = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".p12";
        try (InputStream in = Files.newInputStream(file(file))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** SHA-256, in lower-case hex. */
    public String fingerprint() throws IOException, GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(store().getCertificate("s").getEncoded()));
    }

    /** For a server; one that wants client certificates accepts that of client.p12. */
    SSLContext context() throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(), PASSWORD);
            KeyStore clients = KeyStore.getInstance(KeyStore.getDefaultType());
            clients.load(null, null);
            try (InputStream in = Files.newInputStream(file("client.pem"))) {
                clients.setCertificateEntry(
                        "client", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(clients);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
