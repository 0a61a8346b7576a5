package app.bellhop.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment says, in a process that has one. */
class EnvironmentTest {

    private static final String BUCKETS =
            "<ListAllMyBucketsResult><Buckets><Bucket><Name>bucket</Name></Bucket></Buckets></ListAllMyBucketsResult>";

    /** Prints the region of the environment's connection. */
    public static final class Region {
        public static void main(String[] arguments) {
            System.out.println(AwsProfiles.read().environment().orElseThrow().region());
        }
    }

    /** Prints the buckets of the first profile, or why there are none. */
    public static final class Buckets {
        public static void main(String[] arguments) {
            try (AwsConnection connection =
                    new AwsConnection(AwsProfiles.read().profiles().get(0), null, Runnable::run)) {
                DemoConnection.await(connection.objects().listBuckets()).stream()
                        .map(Bucket::name)
                        .forEach(System.out::println);
            } catch (Exception e) {
                System.out.println(ErrorTexts.sentence(CloudException.of(e)));
            }
        }
    }

    @TempDir
    Path folder;

    private List<String> printed(Class<?> main, Map<String, String> variables) throws Exception {
        ProcessBuilder builder = ChildJvm.of(main, List.of());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ACCESS_KEY_ID", "AKIA");
        environment.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        environment.putAll(variables);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            assertEquals(0, process.waitFor());
            return lines;
        }
    }

    /** V18. */
    @ParameterizedTest
    @CsvSource({"eu-north-1, , eu-north-1", "eu-north-1, eu-west-1, eu-west-1", "' eu-north-1 ', , eu-north-1", "'', , "
    })
    void theRegionIsThatOfTheAwsCliToo(String standard, @Nullable String own, @Nullable String expected)
            throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of("AWS_DEFAULT_REGION", standard));
        if (own != null) {
            variables.put("AWS_REGION", own);
        }
        assertEquals(List.of(String.valueOf(expected)), printed(Region.class, variables));
    }

    @ParameterizedTest
    @CsvSource({"ca.pem, bucket", "' ', isn’t signed by an authority", "none.pem, none.pem"})
    void itsCertificateAuthoritiesAreTrusted(String file, String said) throws Exception {
        try (RawServer server = new RawServer(TlsIdentity.SIGNED, false, head -> RawServer.ok(BUCKETS))) {
            Files.writeString(
                    folder.resolve("config"),
                    "[profile p]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = s\nendpoint_url = "
                            + server.endpoint());
            String bundle = file.isBlank()
                    ? file
                    : TlsIdentity.file("ca.pem").resolveSibling(file).toString();
            String printed = String.join("\n", printed(Buckets.class, Map.of("AWS_CA_BUNDLE", bundle)));
            assertTrue(printed.contains(said), printed);
        }
    }

    @Test
    void itsKeysMayBeTheSourceOfARole() throws Exception {
        List<String> signers = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(null, false, head -> {
            head.stream()
                    .filter(line -> line.contains("Credential="))
                    .map(line -> line.replaceAll(".*Credential=(\\w+)/.*", "$1"))
                    .forEach(signers::add);
            return RawServer.ok(head.get(0).startsWith("POST") ? RawServer.assumedRole("ROLE") : BUCKETS);
        })) {
            Files.writeString(
                    folder.resolve("config"),
                    "[profile p]\nregion = eu-west-1\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\n"
                            + "endpoint_url = " + server.endpoint());
            assertEquals(List.of("bucket"), printed(Buckets.class, Map.of("AWS_SECRET_ACCESS_KEY", "s")));
        }
        assertEquals(List.of("AKIA", "ROLE"), signers);
    }
}
