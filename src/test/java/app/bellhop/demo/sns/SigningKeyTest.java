package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    /** Counts the RSA key pair generators that are asked for, and hands out the JDK's. */
    private static final class CountingProvider extends Provider {

        final transient AtomicInteger count = new AtomicInteger();

        CountingProvider() {
            super("counting", "1", "counts RSA key pair generators");
            putService(
                    new Service(
                            this,
                            "KeyPairGenerator",
                            "RSA",
                            KeyPairGenerator.class.getName(),
                            Collections.emptyList(),
                            Collections.emptyMap()) {
                        @Override
                        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                            count.incrementAndGet();
                            return KeyPairGenerator.getInstance("RSA", Security.getProvider("SunRsaSign"));
                        }
                    });
        }
    }

    @TempDir
    Path folder;

    private final CountingProvider generators = new CountingProvider();

    @BeforeEach
    void count() {
        Security.insertProviderAt(generators, 1);
    }

    @AfterEach
    void stopCounting() {
        Security.removeProvider(generators.getName());
    }

    @Test
    void startingTheServerGeneratesNoKeyAndTheFirstUseDoes() throws Exception {
        MessageInbox inbox = new MessageInbox(folder.resolve("inbox"));
        try (EmbeddedSns sns = new EmbeddedSns(folder.resolve("sns.db"), "id", "secret", inbox, Runnable::run)) {
            sns.createTopic("us-east-1", "t");
            sns.publish("arn:aws:sns:us-east-1:000000000000:t", "hello");
            assertEquals(0, generators.count.get());
            var certificate = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(sns.endpoint().resolve(EmbeddedSns.CERTIFICATE_PATH))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertTrue(certificate.body().startsWith("-----BEGIN CERTIFICATE-----"), certificate.body());
            assertEquals(1, generators.count.get());
        }
    }

    @Test
    void manyThreadsShareOneKey() throws Exception {
        SigningKey key = new SigningKey();
        Set<String> certificates = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> key.certificate())
                .collect(Collectors.toSet());
        assertEquals(1, certificates.size());
        assertEquals(1, generators.count.get());
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(certificates.iterator().next().getBytes(StandardCharsets.US_ASCII))));
        verifier.update("text".getBytes(StandardCharsets.UTF_8));
        assertTrue(verifier.verify(Base64.getDecoder().decode(key.sign("text", true))));
    }
}
