package app.bellhop.cloud;

import java.time.Instant;

/** What is known about a failure besides its kind. It holds no sentences: those are made where they are shown. */
public sealed interface Detail
        permits Detail.None,
                Detail.Unreachable,
                Detail.ClockDifference,
                Detail.MissingPermission,
                Detail.LocalFile,
                DocumentProblem,
                Reason {

    Detail NONE = new None();

    /** Nothing more than the service or the system said. */
    record None() implements Detail {}

    /**
     * No answer came.
     *
     * @param host the host, or the endpoint where the host is not told
     */
    record Unreachable(String host, Cause cause) implements Detail {

        /** Why no answer came. */
        public enum Cause {
            /** Nothing listens at that port. */
            REFUSED,
            /** No address is known for the host. */
            UNKNOWN_HOST,
            /** No connection, or no answer, in time. */
            TIMEOUT,
            /** No secure connection: the certificate or the protocol was not accepted. */
            TLS,
            /** The connection broke, or could not be made for another reason. */
            BROKEN
        }
    }

    /**
     * The computer's clock and the server's differ too much.
     *
     * @param server the server's time, or null where it did not tell it
     */
    record ClockDifference(Instant server) implements Detail {}

    /**
     * A permission that would have allowed it.
     *
     * @param action of IAM: s3:GetObject …
     * @param resource an ARN
     */
    record MissingPermission(String action, String resource) implements Detail {}

    /** What is wrong with the file or folder on this computer that the failure names. */
    record LocalFile(Fault fault) implements Detail {

        /** Why a file or folder could not be used. */
        public enum Fault {
            PERMISSION_DENIED,
            MISSING,
            ALREADY_EXISTS,
            IS_A_FOLDER,
            NOT_A_FOLDER,
            /** The disk is full, or writing to it failed. */
            DISK_FULL
        }
    }
}
