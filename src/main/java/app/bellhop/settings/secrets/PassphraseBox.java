package app.bellhop.settings.secrets;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts under a passphrase: the key by Argon2id, the content by AES-256 in Galois/Counter Mode. */
final class PassphraseBox {

    private static final int VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    /** Numbers read from a file must not make it take for ever. */
    private static final int MAX_MEMORY = 1 << 20;

    private static final int MAX_ITERATIONS = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * How a key is made from a passphrase.
     *
     * @param memory in KiB
     */
    record Derivation(String name, int memory, int iterations, int parallelism, byte[] salt) {

        /** In KiB: takes about a second. */
        static final int MEMORY = 64 * 1024;

        /** With a new salt. */
        static Derivation create(int memory) {
            return new Derivation("argon2id", memory, 3, 1, random(SALT_BYTES));
        }

        boolean understood() {
            return "argon2id".equals(name)
                    && memory >= 8
                    && memory <= MAX_MEMORY
                    && iterations >= 1
                    && iterations <= MAX_ITERATIONS
                    && parallelism == 1
                    && salt != null
                    && salt.length >= SALT_BYTES;
        }

        SecretKey key(String passphrase) {
            byte[] key = Argon2Function.getInstance(memory, iterations, parallelism, KEY_BYTES, Argon2.ID)
                    .hash(passphrase.getBytes(StandardCharsets.UTF_8), salt)
                    .getBytes();
            return new SecretKeySpec(key, "AES");
        }
    }

    /**
     * What is readable without the passphrase. It is authenticated: a changed one does not decrypt.
     *
     * @param connections the ids of the connections whose secrets are inside
     */
    record Header(int version, Derivation derivation, byte[] nonce, List<String> connections) {

        static Header create(Derivation derivation, List<String> connections) {
            return new Header(VERSION, derivation, random(NONCE_BYTES), connections);
        }

        boolean understood() {
            return version == VERSION
                    && derivation != null
                    && derivation.understood()
                    && nonce != null
                    && nonce.length == NONCE_BYTES
                    && connections != null;
        }
    }

    private PassphraseBox() {}

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] encrypt(SecretKey key, Header header, byte[] content) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, header).doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if the key is wrong, or anything was changed. */
    static Optional<byte[]> decrypt(SecretKey key, Header header, byte[] content) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, header).doFinal(content));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, Header header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, header.nonce()));
        cipher.updateAAD(SecretsJson.JSON.writeValueAsBytes(header));
        return cipher;
    }
}
