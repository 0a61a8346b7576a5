package app.bellhop.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known about a failure besides its kind. Holds values, not sentences: the UI builds those. */
public sealed interface Detail
        permits Detail.None,
                Detail.Unreachable,
                Detail.Untrusted,
                Detail.ClockDifference,
                Detail.MissingPermission,
                Detail.LocalFile,
                DocumentProblem,
                Reason {

    Detail NONE = new None();

    /** Nothing beyond the message of the service or the system. */
    record None() implements Detail {}

    /**
     * The server did not answer.
     *
     * @param host the host, or the endpoint if the host is unknown
     */
    record Unreachable(String host, Cause cause) implements Detail {

        /** Why the server did not answer. */
        public enum Cause {
            /** Nothing listens at that port. */
            REFUSED,
            /** The host name could not be resolved. */
            UNKNOWN_HOST,
            /** The proxy did not connect to the server. */
            PROXY,
            /** Connecting timed out. */
            TIMEOUT,
            /** The server accepted the connection, but neither read nor sent anything in time. */
            SILENT,
            /** The TLS handshake failed: certificate or protocol not accepted. */
            TLS,
            /** The server ended the connection during the TLS handshake, and didn't say why. */
            TLS_ENDED,
            /** The server wants a certificate of the client. */
            CLIENT_CERTIFICATE,
            /** The endpoint is https, and the server answers without TLS. */
            NO_TLS,
            /** The server answers with something else than HTTP: with TLS, where the endpoint is http. */
            NO_HTTP,
            /** The connection was lost, or failed for another reason. */
            BROKEN
        }
    }

    /** The server's certificate is not accepted. */
    record Untrusted(String host, ServerCertificate certificate, Why why) implements Detail {

        /** Why the certificate is not accepted. */
        public enum Why {
            /** No authority that is trusted has signed it. */
            UNKNOWN_ISSUER,
            /** It is the certificate of another host. */
            OTHER_HOST,
            /** It is not valid yet, or no longer. */
            EXPIRED,
            /** It is another one than the user trusted. */
            CHANGED
        }
    }

    /**
     * The computer's clock and the server's differ too much.
     *
     * @param server the server's time, or null if it did not send it
     */
    record ClockDifference(@Nullable Instant server) implements Detail {}

    /**
     * The permission that would have allowed the request.
     *
     * @param action an IAM action: s3:GetObject …
     * @param resource an ARN
     * @param payer whether the refusal may also mean that the caller has to pay
     */
    record MissingPermission(String action, String resource, boolean payer) implements Detail {

        public MissingPermission(String action, String resource) {
            this(action, resource, false);
        }
    }

    /** What is wrong with the local file or folder that is the subject of the failure. */
    record LocalFile(Fault fault) implements Detail {

        /** Why a file or folder could not be used. */
        public enum Fault {
            PERMISSION_DENIED,
            MISSING,
            ALREADY_EXISTS,
            IS_A_FOLDER,
            NOT_A_FOLDER,
            /** Another program has locked it. */
            IN_USE,
            /** The disk is full, or writing to it failed. */
            DISK_FULL
        }
    }
}
