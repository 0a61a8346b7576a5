package app.bellhop.aws.signin;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.credentials.StsClients;
import app.bellhop.cloud.signin.Identity;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Finds out from STS whose credentials a connection to AWS uses. */
public final class AwsIdentity implements Identity {

    private static final Logger LOG = Logger.getLogger(AwsIdentity.class.getName());

    private final AwsClients clients;
    private final Executor executor;
    private final Optional<String> signInProfile;

    public AwsIdentity(AwsClients clients, Executor executor) {
        this.clients = clients;
        this.executor = executor;
        this.signInProfile = clients.signInProfile();
    }

    @Override
    public Optional<String> signInProfile() {
        return signInProfile;
    }

    @Override
    public CompletableFuture<Optional<Caller>> find() {
        return clients.aws && !clients.anonymous ? CompletableFuture.supplyAsync(this::ask, executor) : UNKNOWN.find();
    }

    private Optional<Caller> ask() {
        try {
            AwsCredentials credentials = clients.credentials().resolveCredentials();
            try (StsClient sts = StsClients.of(
                    clients.signInHttp,
                    clients.region,
                    StaticCredentialsProvider.create(credentials),
                    clients.stsEndpoint().orElse(null),
                    clients.addresses.fips(),
                    clients.addresses.dualstack())) {
                GetCallerIdentityResponse caller = sts.getCallerIdentity();
                return Optional.of(new Caller(
                        caller.arn(),
                        caller.account(),
                        credentials.expirationTime().orElse(null)));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "GetCallerIdentity", e);
            return Optional.empty();
        }
    }
}
