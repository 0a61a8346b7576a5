package app.bellhop.demo.sns;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * Signs message envelopes, and tells the certificate to check them with. The JDK has no public way to make a
 * certificate, so the few bytes of DER are put together here; a new key is made for every run.
 */
final class SigningKey {

    private static final String SHA256_RSA = "300d06092a864886f70d01010b0500";
    private static final String COMMON_NAME = "0603550403";
    private final KeyPair keys;
    private final String certificate;

    SigningKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            certificate = pem(selfSigned());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In Base64; with SHA-1 for signature version 1, SHA-256 for 2. */
    String sign(String text, boolean version2) {
        try {
            return Base64.getEncoder()
                    .encodeToString(signature(
                            version2 ? "SHA256withRSA" : "SHA1withRSA", text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate in PEM. */
    String certificate() {
        return certificate;
    }

    private byte[] signature(String algorithm, byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(data);
        return signature.sign();
    }

    private byte[] selfSigned() throws GeneralSecurityException {
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
        return der(0x30, body, algorithm, der(0x03, new byte[] {0}, signature("SHA256withRSA", body)));
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
