package app.bellhop.settings;

/** Where the secrets of saved connections are kept. */
public enum SecretStorage {
    /** The keychain of the operating system. */
    KEYCHAIN,
    /** A file in Bellhop's home, encrypted under a passphrase. */
    PASSPHRASE_FILE,
    /** Memory: gone when Bellhop quits. */
    THIS_RUN
}
