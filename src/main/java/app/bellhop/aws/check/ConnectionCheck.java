package app.bellhop.aws.check;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.StoppableFuture;
import app.bellhop.cloud.check.CheckFact;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Tests a connection step by step. Nothing signed is sent before the server's certificate is verified. Any thread; never
 * waits.
 */
public final class ConnectionCheck {

    /** How long each step may wait for the server. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SignInTools signIn;
    private final Duration timeout;

    /** @param signIn what finding the credentials may need */
    public ConnectionCheck(SignInTools signIn, Duration timeout) {
        this.signIn = signIn;
        this.timeout = timeout;
    }

    /**
     * Runs all steps.
     *
     * @param progress gets each step as it begins and ends, on another thread, in order
     * @return completes after the last step, also if one failed; cancelling it stops the step under way
     */
    public CompletableFuture<Void> run(
            Connection connection, ConnectionSecrets secrets, Consumer<CheckResult> progress) {
        CheckRun run = new CheckRun(timeout, signIn.executor(), progress);
        StoppableFuture<Void> done = new StoppableFuture<>(run::stop);
        signIn.executor().execute(() -> {
            try {
                test(connection, secrets, run);
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(CloudException.of(e));
            }
        });
        return done;
    }

    private void test(Connection connection, ConnectionSecrets secrets, CheckRun run) {
        AwsConnection aws;
        try {
            aws = new AwsConnection(
                    connection, secrets, signIn, ReadLimits.DEFAULT, CopyLimits.DEFAULT, Throttle.Both.NONE);
        } catch (CloudException e) {
            run.report(CheckResult.failed(CheckStep.RESOLVE, e));
            run.skipRest(Reason.of(CheckFact.AFTER_FAILURE));
            return;
        }
        try (aws) {
            run.all(new CheckSteps(connection, aws, run));
        }
    }
}
