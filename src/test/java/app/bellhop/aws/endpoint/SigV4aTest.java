package app.bellhop.aws.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4aHttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Tag;

/** Against the key that AWS's own test suite (aws-c-auth) derives from its example credentials. */
class SigV4aTest {

    private static final AwsCredentialsIdentity EXAMPLE =
            AwsCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final String X = "b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1";
    private static final String Y = "865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518";
    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final String HOST = "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com";

    private static boolean verifies(String text, String signature) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(new BigInteger(X, 16), new BigInteger(Y, 16));
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(HexFormat.of().parseHex(signature));
    }

    /** The text that is signed for a canonical request. */
    private static String toSign(String... canonical) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(String.join("\n", canonical).getBytes(StandardCharsets.UTF_8));
        return "AWS4-ECDSA-P256-SHA256\n20150830T123600Z\n20150830/s3/aws4_request\n"
                + HexFormat.of().formatHex(hash);
    }

    @Test
    void aRequestIsSignedForAllRegions() throws Exception {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://" + HOST + "/a%20b//c"))
                .putRawQueryParameter("prefix", "a b/")
                .putRawQueryParameter("list-type", "2")
                .putHeader("x-amz-request-payer", " requester ")
                .putHeader("User-Agent", "test")
                .build();
        SdkHttpRequest signed = new SigV4aSigner()
                .sign(SignRequest.builder(EXAMPLE)
                        .request(request)
                        .putProperty(AwsV4aHttpSigner.SIGNING_CLOCK, Clock.fixed(TIME, ZoneOffset.UTC))
                        .build())
                .request();
        String authorization = signed.firstMatchingHeader("Authorization").orElseThrow();
        String names = "host;x-amz-content-sha256;x-amz-date;x-amz-region-set;x-amz-request-payer";
        String begin = "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/s3/aws4_request, SignedHeaders=" + names
                + ", Signature=";
        assertTrue(authorization.startsWith(begin), authorization);
        String text = toSign(
                "GET",
                "/a%20b//c",
                "list-type=2&prefix=a%20b%2F",
                "host:" + HOST,
                "x-amz-content-sha256:UNSIGNED-PAYLOAD",
                "x-amz-date:20150830T123600Z",
                "x-amz-region-set:*",
                "x-amz-request-payer:requester",
                "",
                names,
                "UNSIGNED-PAYLOAD");
        assertTrue(verifies(text, authorization.substring(begin.length())), authorization);
    }

    /** S3 refuses tags and lists of keys that come without one. */
    @Test
    void documentsHaveAChecksum() {
        AtomicReference<SdkHttpRequest> sent = new AtomicReference<>();
        ExecutionInterceptor noNetwork = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                sent.set(context.httpRequest());
                throw new IllegalStateException("Not to be sent.");
            }
        };
        try (S3AsyncClient s3 = S3AsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .putAuthScheme(new SigV4aScheme())
                .overrideConfiguration(c -> c.addExecutionInterceptor(noNetwork).retryStrategy(r -> r.maxAttempts(1)))
                .build()) {
            Tag tag = Tag.builder().key("a").value("b").build();
            CompletableFuture<?> tagged =
                    s3.putObjectTagging(r -> r.bucket("arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap")
                            .key("k")
                            .tagging(t -> t.tagSet(tag)));
            assertThrows(CompletionException.class, tagged::join);
        }
        assertEquals(HOST, sent.get().host());
        String checksum = sent.get().firstMatchingHeader("x-amz-checksum-crc32").orElseThrow();
        assertEquals(4, Base64.getDecoder().decode(checksum).length);
        String authorization = sent.get().firstMatchingHeader("Authorization").orElseThrow();
        assertTrue(authorization.contains("x-amz-checksum-crc32;"), authorization);
    }

    @Test
    void aLinkIsSignedInItsQuery() throws Exception {
        URI link = MultiRegionLinks.sign(
                SdkHttpMethod.GET,
                URI.create("https://" + HOST + "/a%20b"),
                Map.of("versionId", "v+1"),
                EXAMPLE,
                TIME,
                Duration.ofHours(1));
        String query =
                "X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20150830T123600Z&X-Amz-Expires=3600&X-Amz-Region-Set=%2A&X-Amz-SignedHeaders=host"
                        + "&versionId=v%2B1";
        assertEquals("https://" + HOST + "/a%20b", link.toString().replaceAll("\\?.*", ""));
        String signature = link.getQuery().replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        assertTrue(
                verifies(toSign("GET", "/a%20b", query, "host:" + HOST, "", "host", "UNSIGNED-PAYLOAD"), signature),
                link.toString());
    }
}
