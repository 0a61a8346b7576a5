package app.bellhop.aws.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.check.CheckResult.State;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.AwsStandIn;
import app.bellhop.fake.net.HttpProxy;
import app.bellhop.fake.net.TlsIdentity;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Testing a connection through TLS, with certificates, and through proxies. */
class CheckRoutesTest extends CheckTestBase {

    /** Tests a server with TLS, and how many requests it got. */
    private int runTls(TlsIdentity identity, List<String> trusted) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer raw = new RawServer(identity, false, head -> {
            requests.incrementAndGet();
            return listing(head.get(0));
        })) {
            run(connection(raw.endpoint(), null, null, trusted));
        }
        return requests.get();
    }

    @Test
    void certificateThatIsNotTrustedIsShownAndNothingIsSent() throws Exception {
        assertEquals(0, runTls(TlsIdentity.SELF_SIGNED, List.of()), "no credentials before TLS is verified");
        assertEquals(List.of("TLS FAILED", "CLOCK SKIPPED", "SIGN_IN SKIPPED"), ends().subList(2, 5));
        assertTrue(said(CheckStep.TLS).contains("isn’t signed by an authority"), said(CheckStep.TLS));
        assertTrue(said(CheckStep.TLS).contains("Subject: CN=Self Signed"), said(CheckStep.TLS));
        assertTrue(said(CheckStep.TLS).contains("SHA-256 fingerprint: "), said(CheckStep.TLS));
    }

    @Test
    void expiredCertificateIsReported() throws Exception {
        assertEquals(0, runTls(TlsIdentity.EXPIRED, List.of()));
        assertTrue(said(CheckStep.TLS).contains("has expired"), said(CheckStep.TLS));
    }

    @Test
    void trustedCertificateIsShown() throws Exception {
        String fingerprint = TlsIdentity.SELF_SIGNED.fingerprint();
        runTls(TlsIdentity.SELF_SIGNED, List.of(fingerprint));
        assertEquals(
                List.of("TLS OK", "CLOCK OK", "SIGN_IN OK", "LIST_BUCKETS OK", "LIST_TOPICS SKIPPED"),
                ends().subList(2, 7));
        ServerCertificate shown = results.stream()
                .filter(result -> result.step() == CheckStep.TLS && result.state() == State.OK)
                .findFirst()
                .orElseThrow()
                .certificate();
        assertEquals(fingerprint, shown.fingerprint());
        assertTrue(shown.subject().startsWith("CN=Self Signed"), shown.subject());
    }

    @Test
    void throughAProxyEverythingWorks() throws Exception {
        String fingerprint = TlsIdentity.SELF_SIGNED.fingerprint();
        try (HttpProxy proxy = new HttpProxy("");
                RawServer raw = new RawServer(TlsIdentity.SELF_SIGNED, false, head -> listing(head.get(0)))) {
            run(connection(raw.endpoint(), null, proxy.url(), List.of(fingerprint)));
        }
        assertEquals(
                List.of("RESOLVE SKIPPED", "CONNECT OK", "TLS OK", "CLOCK OK", "SIGN_IN OK"), ends().subList(0, 5));
    }

    @Test
    void withoutTlsTheProxyOpensATunnel() throws Exception {
        try (HttpProxy proxy = new HttpProxy("");
                RawServer raw = new RawServer(request -> listing(request))) {
            run(connection(raw.endpoint(), null, proxy.url()));
            String tunnel = "CONNECT " + URI.create(raw.endpoint()).getAuthority() + " HTTP/1.1";
            assertEquals(List.of(tunnel, tunnel), proxy.requests(), "HEAD and ListBuckets");
        }
        assertEquals(
                List.of("RESOLVE SKIPPED", "CONNECT OK", "TLS SKIPPED", "CLOCK OK", "SIGN_IN OK"),
                ends().subList(0, 5));
    }

    /** Many proxies do so; a request that they pass on says nothing of the tunnel that all others need. */
    @Test
    void aProxyThatOpensTunnelsForTlsOnlyIsNamedAsWhenOpening() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (RawServer proxy = new RawServer(request -> {
            seen.add(request);
            return request.startsWith("CONNECT ") && !request.contains(":443 ")
                    ? answer("403 Forbidden", now(), "")
                    : listing(request);
        })) {
            Connection connection = connection("http://s3.example:9000", null, proxy.endpoint());
            run(connection);
            assertEquals(
                    List.of("RESOLVE SKIPPED", "CONNECT FAILED", "TLS SKIPPED", "CLOCK SKIPPED", "SIGN_IN SKIPPED"),
                    ends().subList(0, 5));
            assertTrue(said(CheckStep.CONNECT).contains("The proxy refused to connect"), said(CheckStep.CONNECT));
            assertEquals(List.of("CONNECT s3.example:9000 HTTP/1.1"), seen, "nothing else is sent");
            try (AwsConnection opened = new AwsConnection(connection, "secret", Runnable::run)) {
                Exception e = assertThrows(
                        Exception.class,
                        () -> DemoConnection.await(opened.objects().listBuckets()));
                String sentence = ErrorTexts.sentence(CloudException.of(e));
                assertTrue(sentence.contains("the proxy refused to connect"), sentence);
            }
        }
    }

    /** As NO_PROXY says it. */
    @Test
    void theSystemsProxyIsLeftOutWhereItSaysSo() throws Exception {
        try (HttpProxy proxy = new HttpProxy("");
                RawServer raw = new RawServer(request -> listing(request))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty(
                    "http.proxyPort", String.valueOf(URI.create(proxy.url()).getPort()));
            System.setProperty("http.nonProxyHosts", "*.direct.invalid");
            run(connection("http://s3.direct.invalid", null, null));
            assertEquals("RESOLVE FAILED", ends().get(0), "looked up here");
            results.clear();
            run(connection("http://s3.proxied.invalid", null, null));
            assertEquals("RESOLVE SKIPPED", ends().get(0));
            assertEquals(List.of("CONNECT s3.proxied.invalid:80 HTTP/1.1"), proxy.requests());
            results.clear();
            run(connection(raw.endpoint(), null, null));
            assertEquals("LIST_BUCKETS OK", ends().get(5), "this computer is reached without");
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    private void runWithCertificate(@Nullable String certificate) throws Exception {
        try (RawServer raw = new RawServer(TlsIdentity.SELF_SIGNED, true, head -> listing(head.get(0)))) {
            Connection connection =
                    connection(raw.endpoint(), null, null, List.of(TlsIdentity.SELF_SIGNED.fingerprint()), certificate);
            DemoConnection.await(new ConnectionCheck(SignInTools.unattended(threads), PATIENCE)
                    .run(connection, new ConnectionSecrets("secret", null, null, "changeit"), results::add));
        }
    }

    @Test
    void serverThatWantsACertificateGetsIt() throws Exception {
        runWithCertificate(TlsIdentity.file("client.p12").toString());
        assertEquals(List.of("TLS OK", "CLOCK OK", "SIGN_IN OK", "LIST_BUCKETS OK"), ends().subList(2, 6));
    }

    @Test
    void withoutTheCertificateItIsSaidWhereToEnterIt() throws Exception {
        runWithCertificate(null);
        // With TLS 1.3, the server refuses it after the handshake.
        assertEquals(List.of("TLS FAILED", "CLOCK SKIPPED", "SIGN_IN SKIPPED"), ends().subList(3, 6));
        assertTrue(said(CheckStep.TLS).contains("requires a client certificate"), said(CheckStep.TLS));
    }

    @Test
    void certificateThatCannotBeReadIsNamed() throws Exception {
        runWithCertificate("/nowhere/client.p12");
        assertEquals("RESOLVE FAILED", ends().get(0));
        assertTrue(said(CheckStep.RESOLVE).contains("/nowhere/client.p12"), said(CheckStep.RESOLVE));
    }

    @Test
    void throughAProxyTheProxyIsConnectedTo() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (RawServer proxy = new RawServer(request -> {
            seen.add(request);
            return answer("407 Proxy Authentication Required", now(), "");
        })) {
            run(connection("https://s3.example", null, proxy.endpoint()));
        }
        assertEquals("RESOLVE SKIPPED", ends().get(0));
        assertTrue(said(CheckStep.CONNECT).startsWith("Connected to the proxy 127.0.0.1:"));
        assertEquals("TLS FAILED", ends().get(2));
        assertTrue(said(CheckStep.TLS).contains("407 Proxy Authentication Required"), said(CheckStep.TLS));
        assertEquals(List.of("CONNECT s3.example:443 HTTP/1.1"), seen, "nothing else is sent");
    }

    /** The network lets S3 pass, and has a page of its own for the rest. */
    @Test
    void whatIsNotTheSnsOfAwsIsNoEndpointToCorrect() throws Exception {
        try (AwsStandIn aws = new AwsStandIn(request -> request.line().startsWith("POST")
                ? answer("200 OK", now(), "<html>Sign in</html>")
                : listing(request.line()))) {
            run(connection(null, null, aws.url(), List.of(TlsIdentity.SELF_SIGNED.fingerprint())));
        }
        assertEquals(List.of("LIST_BUCKETS OK", "LIST_TOPICS FAILED"), ends().subList(5, 7));
        assertTrue(said(CheckStep.LIST_TOPICS).contains("sign-in page"), said(CheckStep.LIST_TOPICS));
    }
}
