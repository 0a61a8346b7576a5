package app.bellhop.demo.sns;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signs message envelopes and provides the certificate to verify them with. The key pair is generated on first use, once
 * per run: it takes up to a second, and most runs never sign anything. The JDK has no public API for building a
 * certificate, so its few DER structures are assembled here. Safe for use by multiple threads.
 */
final class SigningKey {

    private static final String SHA256_RSA = "300d06092a864886f70d01010b0500";
    private static final String COMMON_NAME = "0603550403";
    private static final int KEY_BITS = 2048;

    private record Identity(KeyPair keys, String certificate) {}

    /** Null until first needed. Guarded by this. */
    private @Nullable Identity identity;

    /** Signs with SHA-1 (signature version 1) or SHA-256 (version 2). Returns Base64. */
    String sign(String text, boolean version2) {
        try {
            byte[] signature = signature(
                    identity().keys().getPrivate(),
                    version2 ? "SHA256withRSA" : "SHA1withRSA",
                    text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificate() {
        return identity().certificate();
    }

    private synchronized Identity identity() {
        if (identity == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                KeyPair keys = generator.generateKeyPair();
                identity = new Identity(keys, pem(selfSigned(keys)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return identity;
    }

    private static byte[] signature(PrivateKey key, String algorithm, byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    private static byte[] selfSigned(KeyPair keys) throws GeneralSecurityException {
        byte[] algorithm = hex(SHA256_RSA);
        // Name ::= SEQUENCE of SET of SEQUENCE { commonName, UTF8String }
        byte[] commonName = der(0x30, hex(COMMON_NAME), der(0x0c, "Bellhop demo".getBytes(StandardCharsets.UTF_8)));
        byte[] name = der(0x30, der(0x31, commonName));
        Instant now = Instant.now();
        byte[] validity = der(0x30, time(now.minusSeconds(86_400)), time(now.plusSeconds(365L * 86_400)));
        byte[] body = der(
                0x30,
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, BigInteger.valueOf(now.toEpochMilli()).toByteArray()),
                algorithm,
                name,
                validity,
                name,
                keys.getPublic().getEncoded());
        return der(
                0x30, body, algorithm, der(0x03, new byte[] {0}, signature(keys.getPrivate(), "SHA256withRSA", body)));
    }

    private static byte[] time(Instant instant) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
        return der(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            all.writeBytes(content);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = all.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int skip = bytes[0] == 0 ? 1 : 0;
            out.write(0x80 | bytes.length - skip);
            out.write(bytes, skip, bytes.length - skip);
        }
        out.writeBytes(all.toByteArray());
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }
}
