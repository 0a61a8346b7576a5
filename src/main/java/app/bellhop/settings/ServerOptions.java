package app.bellhop.settings;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a server is spoken to.
 *
 * @param addressing whether buckets are named in the path or in the host
 * @param checksums when requests carry a checksum
 * @param requesterPays whether the caller pays for requests to buckets that ask for it
 * @param proxy the address of an HTTP proxy, or null for the system's
 * @param certificateAuthorities a PEM file of authorities to trust beside the system's, or null
 * @param clientCertificate a PKCS #12 file with the certificate that the server asks for, or null
 * @param trustedCertificates SHA-256 fingerprints, in lower-case hex, of certificates that the user trusts here
 */
public record ServerOptions(
        Addressing addressing,
        Checksums checksums,
        boolean requesterPays,
        @Nullable String proxy,
        @Nullable String certificateAuthorities,
        @Nullable String clientCertificate,
        List<String> trustedCertificates) {

    /** Everything as the server's maker, the profile or the system says. */
    public static final ServerOptions DEFAULT =
            new ServerOptions(Addressing.AUTO, Checksums.AUTO, false, null, null, null, List.of());

    /** Where requests name the bucket. */
    public enum Addressing {
        /** In the host at AWS, in the path elsewhere. */
        AUTO,
        PATH,
        VIRTUAL_HOST
    }

    /** When requests carry a checksum beside the one that the operation wants anyway. */
    public enum Checksums {
        /** Always at AWS, elsewhere as far as the server accepts it. */
        AUTO,
        WHEN_REQUIRED,
        WHEN_SUPPORTED
    }

    public ServerOptions {
        // A file by another version may lack what is new.
        addressing = Objects.requireNonNullElse(addressing, Addressing.AUTO);
        checksums = Objects.requireNonNullElse(checksums, Checksums.AUTO);
        trustedCertificates = trustedCertificates == null
                ? List.of()
                : trustedCertificates.stream().filter(Objects::nonNull).toList();
    }

    /** The same, with one more certificate that the user trusts. */
    public ServerOptions trusting(String fingerprint) {
        return new ServerOptions(
                addressing,
                checksums,
                requesterPays,
                proxy,
                certificateAuthorities,
                clientCertificate,
                Stream.concat(trustedCertificates.stream(), Stream.of(fingerprint))
                        .distinct()
                        .toList());
    }

    /** The same, where the caller pays. */
    public ServerOptions paying() {
        return new ServerOptions(
                addressing, checksums, true, proxy, certificateAuthorities, clientCertificate, trustedCertificates);
    }

    /** The same with another style of addressing. */
    public ServerOptions with(Addressing other) {
        return new ServerOptions(
                other, checksums, requesterPays, proxy, certificateAuthorities, clientCertificate, trustedCertificates);
    }
}
