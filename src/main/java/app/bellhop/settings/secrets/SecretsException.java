package app.bellhop.settings.secrets;

/** Secrets cannot be read or kept. */
public final class SecretsException extends Exception {

    public enum Kind {
        /** The system has no keychain, or it isn't running. */
        NO_KEYCHAIN,
        /** The user hasn't chosen where secrets are kept. */
        NOT_CHOSEN,
        /** The keychain is locked, and the user hasn't unlocked it. */
        KEYCHAIN_LOCKED,
        /** The keychain refused; the message is its own. */
        KEYCHAIN_FAILED,
        /** The secrets of one connection don't fit; the message is the most bytes that do. */
        KEYCHAIN_TOO_SMALL,
        /** The user hasn't entered the passphrase. */
        NO_PASSPHRASE,
        /** The file under the passphrase isn't understood. */
        FILE_DAMAGED,
        /** The file under the passphrase cannot be read or written; the message is the system's own. */
        FILE_FAILED
    }

    private final Kind kind;

    SecretsException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    SecretsException(Kind kind, Exception cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
