package app.bellhop.aws.endpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The elliptic-curve key that SigV4A derives from a secret access key. */
final class SigningKey {

    static final String ALGORITHM = "AWS4-ECDSA-P256-SHA256";

    private static final String HMAC = "HmacSHA256";
    private static final int MAX_TRIES = 254;
    private static final int KEY_BITS = 256;

    private final PrivateKey key;

    SigningKey(AwsCredentialsIdentity credentials) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
            key = KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(scalar(credentials, curve.getOrder()), curve));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // Every Java has this curve.
        }
    }

    /** NIST SP 800-108 in counter mode, until the number fits the curve. */
    private static BigInteger scalar(AwsCredentialsIdentity credentials, BigInteger order)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(("AWS4A" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8), HMAC));
        byte[] id = credentials.accessKeyId().getBytes(StandardCharsets.UTF_8);
        for (int counter = 1; counter <= MAX_TRIES; counter++) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(1).array());
            mac.update(ALGORITHM.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            mac.update(id);
            mac.update((byte) counter);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(KEY_BITS).array());
            BigInteger candidate = new BigInteger(1, mac.doFinal());
            if (candidate.compareTo(order.subtract(BigInteger.TWO)) <= 0) {
                return candidate.add(BigInteger.ONE);
            }
        }
        throw new GeneralSecurityException(); // As good as impossible.
    }

    /** The signature of a text, in hex. */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
