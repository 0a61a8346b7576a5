package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.check.CheckFact;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.form.Form;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CheckViewModelTest extends StartTestBase {

    private CheckViewModel testing(String name) {
        save(name, null);
        choose(name);
        run(CommandIds.TEST_CONNECTION);
        return (CheckViewModel) test.dialogs.screens.get(0);
    }

    @Test
    void testShowsEachStepAsItGoes() {
        CheckViewModel check = testing("a");
        assertEquals("Test a", check.title());
        assertEquals("secret of a", connector.testedWith.get(0).secretAccessKey());
        assertEquals(CheckStep.values().length, check.rows().size());
        assertNull(check.rows().get(1).state());
        connector.progress.accept(CheckResult.running(CheckStep.CONNECT));
        assertEquals(CheckResult.State.RUNNING, check.rows().get(1).state());
        connector.progress.accept(CheckResult.ok(CheckStep.CONNECT, CheckFact.CONNECTED, "s3.example:443", 12L));
        assertEquals(
                "Connected to s3.example:443 in 12 ms.", check.rows().get(1).text());
        ServerCertificate certificate = new ServerCertificate("CN=s3.example", "CN=CA", Instant.EPOCH, "ab12");
        connector.progress.accept(
                CheckResult.ok(CheckStep.TLS, CheckFact.SECURE, "TLSv1.3").with(certificate));
        assertTrue(
                check.rows().get(2).certificate().startsWith("Subject: CN=s3.example\nIssuer: CN=CA\nValid until: "));
        assertTrue(check.rows().get(2).certificate().endsWith("SHA-256: AB:12"));
        assertEquals("", check.verdict().get());
        connector.test.complete(null);
        assertEquals("The connection works.", check.verdict().get());
        new Commands(check.commands()).get(CommandIds.COPY_TEST_REPORT).run();
        assertTrue(test.clipboard.startsWith("Test a\n"), test.clipboard);
        assertTrue(test.clipboard.contains("Connect: OK\nConnected to s3.example:443 in 12 ms.\n"), test.clipboard);
    }

    @Test
    void failedStepIsTheVerdictAndTestCanBeRunAgain() {
        CheckViewModel check = testing("a");
        connector.progress.accept(CheckResult.failed(
                CheckStep.RESOLVE,
                CloudException.because(ErrorKind.INVALID, "Connect", "a", ConnectionProblem.NO_SECRET, "a")));
        connector.test.complete(null);
        assertEquals("The connection has a problem.", check.verdict().get());
        connector.test = new CompletableFuture<>();
        new Commands(check.commands()).get(CommandIds.TEST_AGAIN).run();
        assertNull(check.rows().get(0).state());
        assertEquals(2, connector.tested.size());
    }

    @Test
    void closingTheWindowStopsTheTest() {
        CheckViewModel check = testing("a");
        connector.progress.accept(CheckResult.running(CheckStep.RESOLVE));
        check.close();
        assertTrue(connector.test.isCancelled());
        assertEquals("Stopped.", check.verdict().get());
        assertNull(check.rows().get(0).state(), "nothing runs any more");
    }

    @Test
    void whatIsInTheFormIsTestedBeforeItIsSaved() {
        save("a", null);
        choose("a");
        run(CommandIds.EDIT_CONNECTION);
        Form form = test.dialogs.last();
        Form.Action action = form.actions().get(0);
        assertEquals("testConnection", action.id());
        action.does()
                .accept(FakeDialogs.answers(
                        form, Map.of("endpoint", "https://new.example", "secretAccessKey", "typed")));
        assertEquals("https://new.example", connector.tested.get(0).endpoint());
        assertEquals("typed", connector.testedWith.get(0).secretAccessKey());
        assertNull(connector.saved.get("id-a").endpoint(), "not saved");
    }

    /** An open connection offers it. */
    @Test
    void certificateThatIsNotTrustedSaysWhereToTrustIt() {
        CheckViewModel check = testing("a");
        ServerCertificate certificate = new ServerCertificate("CN=s3.example", "CN=CA", Instant.EPOCH, "ab12");
        Detail untrusted = new Detail.Untrusted("s3.example", certificate, Detail.Untrusted.Why.UNKNOWN_ISSUER);
        connector.progress.accept(CheckResult.failed(
                CheckStep.TLS,
                new CloudException(ErrorKind.NETWORK, Failure.local("Connect", "s3.example", untrusted), null)));
        String said = check.rows().get(CheckStep.TLS.ordinal()).text();
        assertTrue(said.contains("SHA-256 fingerprint: AB:12"), said);
        assertTrue(
                said.endsWith("\nTo trust this certificate, open the connection and choose “Trust certificate…”."),
                said);
    }
}
