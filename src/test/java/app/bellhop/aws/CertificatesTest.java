package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.Untrusted;
import app.bellhop.cloud.Detail.Untrusted.Why;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers with TLS: which are trusted, and what users read about the others. */
class CertificatesTest {

    private static final S3Location OBJECT = new S3Location("bucket", "k");
    private static final String LISTING =
            "<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated></ListBucketResult>";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void stop() {
        System.clearProperty("aws.configFile");
        threads.shutdownNow();
    }

    private RawServer server(TlsIdentity identity, boolean clientCertificate) throws Exception {
        return new RawServer(identity, clientCertificate, head -> {
            requests.incrementAndGet();
            return head.get(0).contains("list-type")
                    ? RawServer.ok(LISTING)
                    : "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nLast-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\n"
                            + "Content-Length: 1\r\nConnection: close\r\n\r\n"
                            + (head.get(0).startsWith("GET") ? "x" : "");
        });
    }

    private AwsConnection open(
            RawServer server, @Nullable String authorities, @Nullable String certificate, List<String> trusted) {
        ServerOptions options = new ServerOptions(
                ServerOptions.Addressing.AUTO,
                ServerOptions.Checksums.AUTO,
                false,
                null,
                authorities,
                certificate,
                trusted);
        return new AwsConnection(
                new Connection(
                        "t",
                        "office",
                        Connection.Source.SAVED,
                        null,
                        server.endpoint(),
                        null,
                        "eu-west-1",
                        "AKIA",
                        ConnectionLook.PLAIN,
                        options,
                        SignInOptions.DIRECT),
                new ConnectionSecrets("secret", null, null, certificate == null ? null : "changeit"),
                SignInTools.unattended(threads),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }

    private CompletableFuture<?> download(AwsConnection connection) {
        return connection
                .objects()
                .download(
                        DownloadRequest.of(ObjectIdentifier.current(OBJECT), folder.resolve("file")),
                        DownloadLog.NONE,
                        bytes -> {});
    }

    private void works(AwsConnection connection, RawServer server) throws Exception {
        await(connection.objects().list(OBJECT.parent(), page -> {}));
        await(download(connection));
        URI url = URI.create(server.endpoint() + "/bucket/k");
        assertEquals(200, await(connection.s3().sharing().fetchAnonymously(url)).status());
    }

    @Test
    void anUntrustedCertificateIsShownAndCanBeTrusted() throws Exception {
        String fingerprint = TlsIdentity.SELF_SIGNED.fingerprint();
        try (RawServer server = server(TlsIdentity.SELF_SIGNED, false)) {
            try (AwsConnection connection = open(server, null, null, List.of())) {
                URI url = URI.create(server.endpoint() + "/bucket/k");
                for (CloudException e : List.of(
                        failure(connection.objects().list(OBJECT.parent(), page -> {})),
                        failure(download(connection)),
                        failure(connection.s3().sharing().fetchAnonymously(url)))) {
                    assertEquals(ErrorKind.NETWORK, e.kind());
                    Untrusted untrusted = (Untrusted) e.failure().detail();
                    assertEquals(Why.UNKNOWN_ISSUER, untrusted.why());
                    assertEquals(fingerprint, untrusted.certificate().fingerprint());
                    String sentence = ErrorTexts.sentence(e);
                    assertTrue(sentence.contains("CN=Self Signed,O=Office"), sentence);
                    assertTrue(sentence.contains(untrusted.certificate().shownFingerprint()), sentence);
                }
            }
            assertEquals(0, requests.get());
            try (AwsConnection trusting = open(server, null, null, List.of(fingerprint))) {
                works(trusting, server);
            }
        }
    }

    /** A certificate that the user trusts is not compared with the host. */
    @ParameterizedTest
    @CsvSource({"RENEWED, CHANGED", "EXPIRED, EXPIRED", "OTHER_HOST, CHANGED"})
    void onlyTheTrustedCertificateIsAccepted(TlsIdentity now, Why why) throws Exception {
        String before = TlsIdentity.SELF_SIGNED.fingerprint();
        try (RawServer server = server(now, false)) {
            try (AwsConnection connection = open(server, null, null, List.of(before))) {
                CloudException e = failure(connection.objects().list(OBJECT.parent(), page -> {}));
                assertEquals(why, ((Untrusted) e.failure().detail()).why(), ErrorTexts.sentence(e));
            }
            assertEquals(0, requests.get());
            try (AwsConnection trusting = open(server, null, null, List.of(before, now.fingerprint()))) {
                works(trusting, server);
            }
        }
    }

    @Test
    void authoritiesOfTheConnectionAreTrustedForTheirHosts() throws Exception {
        String authorities = TlsIdentity.file("ca.pem").toString();
        try (RawServer server = server(TlsIdentity.SIGNED, false);
                AwsConnection connection = open(server, authorities, null, List.of());
                AwsConnection without = open(server, null, null, List.of())) {
            works(connection, server);
            failure(without.objects().list(OBJECT.parent(), page -> {}));
        }
        try (RawServer server = server(TlsIdentity.OTHER_HOST, false);
                AwsConnection connection = open(server, authorities, null, List.of())) {
            CloudException e = failure(connection.objects().list(OBJECT.parent(), page -> {}));
            assertEquals(Why.OTHER_HOST, ((Untrusted) e.failure().detail()).why());
            assertTrue(ErrorTexts.sentence(e).contains("isn’t valid for 127.0.0.1"), ErrorTexts.sentence(e));
            assertEquals(
                    Why.OTHER_HOST,
                    ((Untrusted) failure(download(connection)).failure().detail()).why());
        }
    }

    @Test
    void aProfileNamesItsAuthorities() throws Exception {
        try (RawServer server = server(TlsIdentity.SIGNED, false)) {
            String config = "[profile p]\nregion = eu-west-1\naws_access_key_id = AKIA\naws_secret_access_key = s\n"
                    + "endpoint_url = " + server.endpoint() + "\nca_bundle = " + TlsIdentity.file("ca.pem") + "\n";
            System.setProperty(
                    "aws.configFile",
                    Files.writeString(folder.resolve("config"), config).toString());
            try (AwsConnection connection =
                    new AwsConnection(AwsProfiles.read().profiles().get(0), null, threads)) {
                works(connection, server);
            }
        }
    }

    @Test
    void theClientCertificateIsShownToTheServer() throws Exception {
        String authorities = TlsIdentity.file("ca.pem").toString();
        try (RawServer server = server(TlsIdentity.SIGNED, true)) {
            try (AwsConnection connection =
                    open(server, authorities, TlsIdentity.file("client.p12").toString(), List.of())) {
                works(connection, server);
            }
            try (AwsConnection connection = open(server, authorities, null, List.of())) {
                CloudException e = failure(connection.objects().list(OBJECT.parent(), page -> {}));
                assertTrue(
                        e.failure().detail() instanceof Detail.Unreachable unreachable
                                && unreachable.cause() == Detail.Unreachable.Cause.CLIENT_CERTIFICATE,
                        ErrorTexts.sentence(e));
            }
        }
    }

    @Test
    void filesWithoutCertificatesAreNamed() throws Exception {
        String file =
                Files.writeString(folder.resolve("file"), "no certificate").toString();
        try (RawServer server = server(TlsIdentity.SIGNED, false)) {
            for (String[] files : new String[][] {{file, null}, {file + "-none", null}, {null, file}}) {
                CloudException e =
                        assertThrows(CloudException.class, () -> open(server, files[0], files[1], List.of()));
                assertEquals(ErrorKind.INVALID, e.kind());
                assertTrue(ErrorTexts.sentence(e).contains(file), ErrorTexts.sentence(e));
            }
        }
    }
}
