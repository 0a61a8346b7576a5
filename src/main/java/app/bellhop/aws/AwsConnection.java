package app.bellhop.aws;

import app.bellhop.aws.athena.AwsAthena;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.cloudwatch.AwsMetrics;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.endpoint.Partitions;
import app.bellhop.aws.http.RefusalWords;
import app.bellhop.aws.s3.AnonymousWeb;
import app.bellhop.aws.s3.AttributeKeeper;
import app.bellhop.aws.s3.AwsObjectContent;
import app.bellhop.aws.s3.AwsObjectProperties;
import app.bellhop.aws.s3.AwsObjectStore;
import app.bellhop.aws.s3.AwsObjectVersions;
import app.bellhop.aws.s3.AwsSharing;
import app.bellhop.aws.s3.ConnectionCopies;
import app.bellhop.aws.s3.CopyCheck;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.aws.s3.ObjectCopies;
import app.bellhop.aws.s3.ObjectDeletes;
import app.bellhop.aws.s3.ObjectTags;
import app.bellhop.aws.s3.ObjectWrites;
import app.bellhop.aws.s3.bucket.AwsBucketConfiguration;
import app.bellhop.aws.s3.bucket.AwsIncompleteUploads;
import app.bellhop.aws.s3.download.AwsDownloads;
import app.bellhop.aws.s3.download.BodyReads;
import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.EtagConditions;
import app.bellhop.aws.s3.request.ListCalls;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.aws.s3.upload.AwsUploads;
import app.bellhop.aws.s3.upload.MultipartCopies;
import app.bellhop.aws.s3.upload.VerifiedPuts;
import app.bellhop.aws.signin.AwsIdentity;
import app.bellhop.aws.sns.AwsMessages;
import app.bellhop.aws.sns.AwsSms;
import app.bellhop.aws.sns.AwsSubscriptions;
import app.bellhop.aws.sns.AwsTopics;
import app.bellhop.aws.sns.RulerFilterPolicies;
import app.bellhop.aws.sqs.AwsDeadLetterQueues;
import app.bellhop.aws.sqs.AwsTemporaryQueues;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.activity.ActivityLog;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.signin.Identity;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sqs.Sqs;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One open connection: the ports on top of the SDK's clients. Opening sends no request. */
public final class AwsConnection implements AutoCloseable {

    private final AwsClients clients;
    private final Calls calls;
    private final S3 s3;
    private final Sns sns;
    private final Optional<Sqs> sqs;
    private final Optional<Metrics> metrics;
    private final Optional<AwsAthena> athena;
    private final Identity identity;

    /**
     * Opens it. May read the AWS files: not for the FX thread.
     *
     * @param secretAccessKey of a connection that names its access key itself, else null
     * @param executor for what the SDK can only do blocking, such as finding credentials to sign with
     */
    public AwsConnection(Connection connection, @Nullable String secretAccessKey, Executor executor) {
        this(
                connection,
                ConnectionSecrets.ofKey(secretAccessKey),
                SignInTools.unattended(executor),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    /**
     * @param signIn what finding the credentials may need
     * @param limits of downloads
     * @param copyLimits of copies on the server
     * @param throttles limit how fast files are sent and received
     */
    public AwsConnection(
            Connection connection,
            ConnectionSecrets secrets,
            SignInTools signIn,
            ReadLimits limits,
            CopyLimits copyLimits,
            Throttle.Both throttles) {
        Executor executor = signIn.executor();
        clients = clients(connection, secrets, signIn, limits);
        calls = new Calls(
                executor,
                clients.cancelled,
                connection.endpoint() == null ? "AWS" : connection.endpoint(),
                Partitions.of(clients.region, clients.aws ? null : connection.endpoint()));
        s3 = s3(clients, calls, limits, copyLimits, throttles, executor);
        boolean hasSns = clients.snsSetUp && !clients.anonymous;
        sns = sns(clients, hasSns ? calls : calls.notSetUp(noSns(connection)));
        sqs = hasSns
                ? Optional.of(new Sqs(new AwsTemporaryQueues(clients, calls), new AwsDeadLetterQueues(clients, calls)))
                : Optional.empty();
        metrics = clients.metricsSetUp
                ? Optional.of(new AwsMetrics(clients, calls, Clock.systemUTC()))
                : Optional.empty();
        athena = clients.athenaSetUp ? Optional.of(new AwsAthena(clients, calls)) : Optional.empty();
        identity = new AwsIdentity(clients, executor);
    }

    /** What the SDK cannot read of the AWS files and the environment, it says when it is made. */
    private static AwsClients clients(
            Connection connection, ConnectionSecrets secrets, SignInTools signIn, ReadLimits limits) {
        try {
            return new AwsClients(connection, secrets, signIn, limits.readTimeout());
        } catch (IllegalArgumentException | IllegalStateException e) {
            Reason said = Reason.of(ConnectionProblem.BAD_SETTING, RefusalWords.line(String.valueOf(e.getMessage())));
            throw new CloudException(
                    ErrorKind.INVALID, CloudException.Failure.local("Connect", connection.name(), said), e);
        }
    }

    private static Reason noSns(Connection connection) {
        if (connection.signIn().anonymous()) {
            return Reason.of(ConnectionProblem.NO_SNS_ANONYMOUS);
        }
        return switch (connection.source()) {
            case PROFILE -> Reason.of(ConnectionProblem.NO_SNS_PROFILE, connection.name());
            case ENVIRONMENT -> Reason.of(ConnectionProblem.NO_SNS_ENVIRONMENT);
            case SAVED, DEMO -> Reason.of(ConnectionProblem.NO_SNS_SAVED);
        };
    }

    private static S3 s3(
            AwsClients clients,
            Calls calls,
            ReadLimits limits,
            CopyLimits copyLimits,
            Throttle.Both throttles,
            Executor executor) {
        ServerTraits traits = new ServerTraits(checksums(clients));
        AwsSharing sharing = new AwsSharing(clients, calls, new AnonymousWeb(clients, executor));
        BodyReads reads = new BodyReads(
                clients, calls, throttles.downloads(), limits.readTimeout().multipliedBy(2));
        AwsDownloads downloads = new AwsDownloads(reads, traits, limits, executor);
        ListCalls lists = new ListCalls(traits);
        EtagConditions etags = new EtagConditions(clients, calls, traits);
        ConditionalWrites conditions = new ConditionalWrites(clients, calls, traits, etags);
        ObjectTags tags = new ObjectTags(clients, calls);
        AttributeKeeper keeper = new AttributeKeeper(clients, calls, sharing, tags);
        MultipartCopies multipart = new MultipartCopies(clients, calls, traits, conditions, etags);
        CopyCheck check = new CopyCheck(clients, calls);
        ObjectDeletes deletes = new ObjectDeletes(clients, calls, traits);
        ObjectCopies copies =
                new ObjectCopies(clients, calls, keeper, etags, conditions, multipart, deletes, copyLimits, check);
        AwsObjectProperties properties = new AwsObjectProperties(clients, calls, copies, tags);
        AwsUploads uploads = new AwsUploads(clients, calls, traits, conditions, throttles.uploads());
        VerifiedPuts puts = new VerifiedPuts(clients, calls, traits);
        ObjectWrites writes = new ObjectWrites(puts, uploads, keeper, properties, conditions, traits);
        AwsObjectVersions versions = new AwsObjectVersions(clients, calls, lists, copies);
        ConnectionCopies streams = new ConnectionCopies(reads, etags, keeper, sharing, uploads, check);
        AwsObjectStore objects = new AwsObjectStore(
                clients, calls, lists, uploads, writes, downloads, copies, deletes, versions, streams);
        return new S3(
                calls.partition(),
                objects,
                properties,
                versions,
                new AwsObjectContent(reads, properties, writes),
                sharing,
                new AwsBucketConfiguration(clients, calls),
                new AwsIncompleteUploads(clients, calls, lists, objects));
    }

    private static Checksums checksums(AwsClients clients) {
        return switch (clients.settings.checksums()) {
            case WHEN_REQUIRED -> Checksums.MD5;
            case AUTO, WHEN_SUPPORTED -> clients.aws ? Checksums.CRC32 : Checksums.UNKNOWN;
        };
    }

    private static Sns sns(AwsClients clients, Calls calls) {
        return new Sns(
                clients.region.id(),
                new AwsTopics(clients, calls),
                new AwsSubscriptions(clients, calls),
                new AwsMessages(clients, calls),
                new AwsSms(clients, calls),
                new RulerFilterPolicies());
    }

    /** Where its buckets are: the endpoint, or AWS, in whose partition their names are unique. */
    public String server() {
        URI endpoint = clients.addresses.s3();
        return clients.demo
                ? "Demo"
                : clients.aws ? calls.partition().id().toUpperCase(Locale.ROOT) : String.valueOf(endpoint);
    }

    /** Everything about buckets and objects. */
    public S3 s3() {
        return s3;
    }

    /** Whose credentials these are. */
    public Identity identity() {
        return identity;
    }

    public ObjectStore objects() {
        return s3.objects();
    }

    /** Everything about topics, subscriptions and messages. */
    public Sns sns() {
        return sns;
    }

    /** Everything about queues; empty for a connection without SNS. */
    public Optional<Sqs> sqs() {
        return sqs;
    }

    /** What is counted of topics; empty where nothing is: only AWS and the demo do. */
    public Optional<Metrics> metrics() {
        return metrics;
    }

    /** What was asked of the servers, those of AWS for signing in left out. */
    public ActivityLog activity() {
        return clients.activity;
    }

    /** Queries; empty where there is no Athena. */
    public Optional<Athena> athena() {
        return athena.map(queries -> queries);
    }

    public AwsClients clients() {
        return clients;
    }

    /**
     * Ends, without a failure, when uploads that were cancelled before their ID had arrived are aborted, and Athena's queries
     * stopped. None starts any more.
     */
    public CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(
                calls.beforeClose.ended(),
                athena.map(AwsAthena::ended).orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    @Override
    public void close() {
        clients.close();
    }
}
