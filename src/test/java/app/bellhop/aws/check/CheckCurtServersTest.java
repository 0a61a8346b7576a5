package app.bellhop.aws.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.check.CheckStep;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.net.CurtServer;
import app.bellhop.fake.net.CurtServer.Manner;
import app.bellhop.fake.net.SocketServer;
import app.bellhop.fake.net.TlsIdentity;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Testing connections to servers that end them without an alert, where TLS meets plain HTTP or lacks a certificate. */
class CheckCurtServersTest extends CheckTestBase {

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HANG_UP"})
    void httpsToAServerWithoutTlsIsTold(Manner manner) throws Exception {
        try (CurtServer server = new CurtServer(null, manner, CheckTestBase::listing)) {
            run(connection(server.url("https"), null, null));
        }
        saysNoTls();
    }

    /** Such as one that reads up to the end of a line. */
    @Test
    void httpsToASilentServerWithoutTlsIsTold() throws Exception {
        try (CurtServer server = new CurtServer(null, Manner.STAY_SILENT, CheckTestBase::listing)) {
            DemoConnection.await(begin(connection(server.url("https"), null, null), "secret", Duration.ofSeconds(2)));
        }
        saysNoTls();
    }

    private void saysNoTls() {
        assertEquals(List.of("TLS FAILED", "CLOCK SKIPPED"), ends().subList(2, 4));
        assertTrue(
                said(CheckStep.TLS)
                        .endsWith("the server doesn’t use TLS there. Start the endpoint with http://,"
                                + " or enter another port."),
                said(CheckStep.TLS));
    }

    /** The certificate need not be trusted for that. */
    @ParameterizedTest
    @EnumSource(names = {"RESET", "HANG_UP", "ANSWER_400"})
    void httpToAServerWithTlsIsTold(Manner manner) throws Exception {
        try (CurtServer server = new CurtServer(TlsIdentity.SELF_SIGNED, manner, CheckTestBase::listing)) {
            run(connection(server.url("http"), null, null));
        }
        assertEquals("CLOCK FAILED", ends().get(3));
        assertTrue(
                said(CheckStep.CLOCK)
                        .endsWith("the server doesn’t answer with HTTP there. Start the endpoint with"
                                + " https://, or enter another port."),
                said(CheckStep.CLOCK));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HANG_UP"})
    void endOfTheHandshakeIsNotBlamedOnTheCertificate(Manner manner) throws Exception {
        try (CurtServer server = new CurtServer(null, manner, null)) {
            run(connection(server.url("https"), null, null));
        }
        assertEquals("TLS FAILED", ends().get(2));
        assertTrue(
                said(CheckStep.TLS).contains("the server closed the connection while it was being secured (TLS)"),
                said(CheckStep.TLS));
    }

    /** Whether the client's handshake has ended by then depends on the version of TLS. */
    @Test
    void resetWhereAClientCertificateIsMissingIsTold() throws Exception {
        try (RawServer wants = new RawServer(TlsIdentity.SELF_SIGNED, true, head -> listing(head.get(0)));
                SocketServer resets = CurtServer.resettingAtCertificate(wants.endpoint())) {
            run(connection(
                    resets.url().replace("http:", "https:"),
                    null,
                    null,
                    List.of(TlsIdentity.SELF_SIGNED.fingerprint())));
        }
        assertTrue(ends().contains("TLS FAILED"), ends()::toString);
        assertTrue(said(CheckStep.TLS).contains("requires a client certificate. Add one"), said(CheckStep.TLS));
    }

    /** A byte now and then keeps no test going. */
    @Test
    void headThatComesByteByByteIsGivenUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (SocketServer server = new SocketServer(client -> drip(client, end))) {
            DemoConnection.await(begin(connection(server.url(), null, null), "secret", Duration.ofSeconds(2)));
        } finally {
            end.countDown();
        }
        assertEquals("CLOCK FAILED", ends().get(3));
        assertTrue(said(CheckStep.CLOCK).contains("the server stopped responding"), said(CheckStep.CLOCK));
    }

    private static void drip(Socket client, CountDownLatch end) throws IOException {
        client.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
        try {
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                client.getOutputStream().write('x');
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
