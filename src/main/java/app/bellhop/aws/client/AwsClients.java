package app.bellhop.aws.client;

import app.bellhop.aws.credentials.AwsFiles;
import app.bellhop.aws.credentials.ChosenProfile;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.endpoint.Addresses;
import app.bellhop.aws.endpoint.AwsEndpoints;
import app.bellhop.aws.endpoint.EndpointPath;
import app.bellhop.aws.endpoint.SigV4aScheme;
import app.bellhop.aws.endpoint.ToldEndpoints;
import app.bellhop.aws.http.AnswerHeads;
import app.bellhop.aws.http.CancelledCalls;
import app.bellhop.aws.http.CertificateRequests;
import app.bellhop.aws.http.HttpClients;
import app.bellhop.aws.http.Lazy;
import app.bellhop.aws.http.ProxyServer;
import app.bellhop.aws.http.StoppableHttpClient;
import app.bellhop.aws.http.UnreadableNames;
import app.bellhop.cloud.activity.ActivityLog;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions.Checksums;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaAsyncClient;
import software.amazon.awssdk.services.athena.AthenaAsyncClientBuilder;
import software.amazon.awssdk.services.athena.endpoints.AthenaEndpointProvider;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClientBuilder;
import software.amazon.awssdk.services.cloudwatch.endpoints.CloudWatchEndpointProvider;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClientBuilder;
import software.amazon.awssdk.services.sns.endpoints.SnsEndpointProvider;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.endpoints.SqsEndpointProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The SDK's clients for one connection, sharing one pool of sockets. Creating them may read the disk. */
public final class AwsClients implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 64;

    /** More than all downloads that run at once read from: none waits for a connection. */
    private static final int MAX_BODIES = 256;

    /** Reads go on where they broke off, and transfers are retried as a whole: the SDK needs to try only twice. */
    private static final int BODY_ATTEMPTS = 2;

    private static final int MAX_SIGN_INS = 4;

    public final S3AsyncClient s3;

    /** Stops what {@link #bodies} reads. */
    public final StoppableHttpClient blockingHttp;

    public final Region region;

    /** Whether requests go to AWS itself rather than to a server that speaks its protocol. */
    public final boolean aws;

    /** Whether requests are not signed. */
    public final boolean anonymous;

    public final boolean directoryBuckets;
    public final boolean snsSetUp;

    /** Whether the connection has CloudWatch: AWS has, and the demo. */
    public final boolean metricsSetUp;

    /** Whether the connection has Athena: AWS has, and servers that a profile names for it. */
    public final boolean athenaSetUp;

    public final ServerSettings settings;

    public final CustomerKeys customerKeys = new CustomerKeys();
    public final UnreadableNames unreadable = new UnreadableNames();
    public final AnswerHeads heads = new AnswerHeads();
    public final CancelledCalls cancelled = new CancelledCalls();

    /** For STS and IAM Identity Center. */
    public final SdkHttpClient signInHttp;

    /** What servers ask for with that. */
    public final CertificateRequests certificateRequests = new CertificateRequests();

    /** The proxy that requests go through, or null. */
    public final @Nullable ProxyServer proxy;

    /** What was asked of the servers. */
    public final ActivityLog activity = new ActivityLog();

    private final ChosenProfile profile;
    private final SdkAsyncHttpClient http;
    private final HttpClients clients;
    private final AwsCredentialsProvider credentials;
    public final Addresses addresses;
    private final AwsEndpoints endpoints = new AwsEndpoints();
    private final Map<Signing, S3Presigner> presigners = new ConcurrentHashMap<>();

    /** What links are signed for. */
    private record Signing(Region region, URI endpoint) {}

    /** Whether this is the demo, whose websites are at addresses of their own. */
    public final boolean demo;

    /** Our own threads: the SDK would wait two idle seconds for its own to end. */
    private final SdkEventLoopGroup eventLoops;

    /** Reads the bodies of objects: blocks. */
    public final Lazy<S3Client> bodies = lazy(this::bodiesBuilder);

    public final Lazy<SnsAsyncClient> sns = lazy(this::notifications);
    public final Lazy<SqsAsyncClient> sqs = lazy(this::queues);
    public final Lazy<CloudWatchAsyncClient> cloudWatch = lazy(this::metrics);
    public final Lazy<AthenaAsyncClient> athena = lazy(this::queries);

    /** Each null for AWS's own. */
    private final @Nullable URI sqsEndpoint;

    private final @Nullable URI metricsEndpoint;
    private final @Nullable URI athenaEndpoint;

    /** @param timeout how long to wait until the server reads or sends the next bytes */
    public AwsClients(Connection connection, ConnectionSecrets secrets, SignInTools signIn, Duration timeout) {
        profile = new ChosenProfile(connection);
        addresses = Addresses.of(connection, profile);
        region = profile.region(addresses.aws(), addresses.region());
        aws = addresses.aws();
        anonymous = connection.signIn().anonymous();
        directoryBuckets = aws && !anonymous && addresses.s3() == null;
        snsSetUp = addresses.snsSetUp();
        demo = connection.source() == Connection.Source.DEMO;
        sqsEndpoint = profile.endpoint("Sqs").orElse(addresses.sns());
        metricsEndpoint = profile.endpoint("CloudWatch").orElse(addresses.sns());
        athenaEndpoint = profile.endpoint("Athena").orElse(null);
        metricsSetUp =
                snsSetUp && !anonymous && (demo || addresses.sns() == null || metricsEndpoint != addresses.sns());
        athenaSetUp = !anonymous && (aws || athenaEndpoint != null);
        settings = ServerSettings.of(connection, profile, aws);
        clients = new HttpClients(
                connection,
                secrets,
                settings.authorities(),
                addresses.s3() == null ? "https" : addresses.s3().getScheme(),
                timeout);
        signInHttp = clients.blocking(MAX_SIGN_INS);
        SignInTools tools = signIn.through(signInHttp, addresses.fips(), addresses.dualstack());
        credentials = profile.credentials(secrets, addresses.aws() ? null : addresses.s3(), tools);
        proxy = clients.proxy();
        eventLoops = SdkEventLoopGroup.builder().build();
        http = cancelled.around(clients.async(eventLoops, MAX_CONNECTIONS));
        try {
            s3 = AwsFiles.unread(() -> s3Builder().build());
        } catch (RuntimeException e) {
            eventLoops.eventLoopGroup().shutdownGracefully(); // All the rest opens nothing yet.
            throw e;
        }
        blockingHttp = new StoppableHttpClient(clients.blocking(MAX_BODIES), !aws);
    }

    private static <C extends SdkAutoCloseable> Lazy<C> lazy(Supplier<? extends SdkBuilder<?, C>> builder) {
        return new Lazy<>(() -> AwsFiles.unread(() -> builder.get().build()));
    }

    /** Where STS is; empty for AWS's own. */
    public Optional<URI> stsEndpoint() {
        return profile.stsEndpoint();
    }

    /** Trusts the servers that the connection trusts. */
    public SSLContext tls() {
        return clients.tls(certificateRequests);
    }

    /** Where S3 is. */
    public URI endpoint() {
        return addresses.s3() == null ? endpoints.url(at(region), null) : addresses.s3();
    }

    /** The address of a bucket, without a slash at its end. */
    public URI address(Region bucketRegion, String bucket) {
        URI s3 = addresses.s3();
        if (s3 == null) {
            return endpoints.url(at(bucketRegion), bucket);
        }
        return S3EndpointProvider.defaultProvider()
                .resolveEndpoint(p -> p.region(bucketRegion)
                        .bucket(bucket)
                        .forcePathStyle(settings.pathStyle())
                        .endpoint(s3.toString()))
                .join()
                .endpointUrl()
                .toUri();
    }

    private Consumer<S3EndpointParams.Builder> at(Region where) {
        return p -> p.region(where)
                .forcePathStyle(settings.pathStyle())
                .useFips(addresses.fips())
                .useDualStack(addresses.dualstack());
    }

    /** Blocks where they must be found first. */
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** The profile that signs in to IAM Identity Center for the connection, if one does. Reads the AWS files. */
    public Optional<String> signInProfile() {
        return anonymous ? Optional.empty() : profile.signInProfile();
    }

    /**
     * For links to a bucket in that region. Kept until the end: closing one closes the credentials of all. Its endpoint is
     * named, so that nothing else is taken for it.
     */
    public S3Presigner presigner(Region bucketRegion, String bucket) {
        URI endpoint = addresses.s3() == null ? endpoints.ofLinks(at(bucketRegion), bucket) : addresses.s3();
        return presigners.computeIfAbsent(new Signing(bucketRegion, endpoint), this::newPresigner);
    }

    private S3Presigner newPresigner(Signing signing) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .credentialsProvider(credentials)
                .region(signing.region())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .build());
        if (directoryBuckets) {
            builder.s3Client(bodies.get()); // For their sessions.
        }
        builder.endpointOverride(signing.endpoint()).dualstackEnabled(false).fipsEnabled(false);
        return AwsFiles.unread(builder::build);
    }

    private SnsAsyncClientBuilder notifications() {
        SnsAsyncClientBuilder builder = besideS3(SnsAsyncClient.builder(), addresses.sns());
        if (addresses.sns() == null) {
            builder.endpointProvider(params -> SnsEndpointProvider.defaultProvider()
                    .resolveEndpoint(params.toBuilder().endpoint(null).build()));
        }
        return builder;
    }

    /** Unless it is said where, servers that aren't AWS answer SQS where they answer SNS, if at all. */
    private SqsAsyncClientBuilder queues() {
        SqsAsyncClientBuilder builder = besideS3(SqsAsyncClient.builder(), sqsEndpoint);
        if (sqsEndpoint == null) {
            builder.endpointProvider(params -> SqsEndpointProvider.defaultProvider()
                    .resolveEndpoint(params.toBuilder().endpoint(null).build()));
        }
        return builder;
    }

    private CloudWatchAsyncClientBuilder metrics() {
        CloudWatchAsyncClientBuilder builder = besideS3(CloudWatchAsyncClient.builder(), metricsEndpoint);
        if (metricsEndpoint == null) {
            builder.endpointProvider(params -> CloudWatchEndpointProvider.defaultProvider()
                    .resolveEndpoint(params.toBuilder().endpoint(null).build()));
        }
        return builder;
    }

    private AthenaAsyncClientBuilder queries() {
        AthenaAsyncClientBuilder builder = besideS3(AthenaAsyncClient.builder(), athenaEndpoint);
        if (athenaEndpoint == null) {
            builder.endpointProvider(params -> AthenaEndpointProvider.defaultProvider()
                    .resolveEndpoint(params.toBuilder().endpoint(null).build()));
        }
        return builder;
    }

    private <B extends AwsClientBuilder<B, ?> & AwsAsyncClientBuilder<B, ?>> B besideS3(
            B builder, @Nullable URI endpoint) {
        builder.credentialsProvider(credentials)
                .region(region)
                .overrideConfiguration(c -> {
                    profile.configure(c)
                            .addExecutionInterceptor(new ActivityRecorder(activity))
                            .addExecutionInterceptor(new AnswerLimit(clients.slowest()))
                            .retryStrategy(new PromptRetries());
                    if (endpoint != null) {
                        c.addExecutionInterceptor(new EndpointPath(endpoint));
                    }
                })
                .httpClient(http);
        if (endpoint == null) {
            builder.dualstackEnabled(addresses.dualstack()).fipsEnabled(addresses.fips());
        } else {
            builder.dualstackEnabled(false).fipsEnabled(false).endpointOverride(endpoint);
        }
        return builder;
    }

    private S3AsyncClientBuilder s3Builder() {
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .credentialsProvider(credentials)
                .region(region)
                .httpClient(http)
                .forcePathStyle(settings.pathStyle())
                .overrideConfiguration(c -> s3Configuration(c)
                        .addExecutionInterceptor(new AttemptCount())
                        .retryStrategy(new PromptRetries()))
                .crossRegionAccessEnabled(true);
        boolean automatic = settings.checksums() == Checksums.AUTO;
        if (automatic ? !aws : settings.checksums() == Checksums.WHEN_REQUIRED) {
            // Other servers fail on checksums that they do not need.
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        } else if (!automatic) {
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_SUPPORTED);
        }
        if (!aws) {
            // They fail on Expect: 100-continue …
            builder.serviceConfiguration(c -> c.expectContinueEnabled(false))
                    // … and want the old Content-MD5 with a DeleteObjects.
                    .addPlugin(LegacyMd5Plugin.create())
                    .addPlugin(new OneChecksum());
        }
        configure(builder);
        return builder;
    }

    private S3ClientBuilder bodiesBuilder() {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials)
                .region(region)
                .httpClient(blockingHttp)
                .forcePathStyle(settings.pathStyle())
                .crossRegionAccessEnabled(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                // Whole objects are verified, not the answers that they come in.
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(c -> s3Configuration(c).retryStrategy(new PromptRetries(BODY_ATTEMPTS)));
        configure(builder);
        return builder;
    }

    private ClientOverrideConfiguration.Builder s3Configuration(ClientOverrideConfiguration.Builder client) {
        profile.configure(client)
                .addExecutionInterceptor(new ActivityRecorder(activity))
                .addExecutionInterceptor(unreadable)
                .addExecutionInterceptor(heads)
                .addExecutionInterceptor(cancelled)
                .addExecutionInterceptor(new ListingRepair())
                .addExecutionInterceptor(new AnswerLimit(clients.slowest()));
        return settings.requesterPays() ? client.addExecutionInterceptor(new RequesterPays()) : client;
    }

    private void configure(S3BaseClientBuilder<?, ?> builder) {
        builder.dualstackEnabled(addresses.dualstack()).fipsEnabled(addresses.fips());
        if (aws) {
            // The ARN of an access point says where it is.
            builder.serviceConfiguration(c -> c.useArnRegionEnabled(true)).putAuthScheme(new SigV4aScheme());
        }
        if (addresses.s3() == null) {
            builder.endpointProvider(endpoints);
        } else {
            builder.endpointOverride(addresses.s3()).endpointProvider(new ToldEndpoints());
        }
    }

    @Override
    public void close() {
        Stream.of(bodies, sns, sqs, cloudWatch, athena).forEach(Lazy::close);
        presigners.values().forEach(S3Presigner::close);
        Stream.of(s3, http, blockingHttp, signInHttp).forEach(SdkAutoCloseable::close);
        eventLoops.eventLoopGroup().shutdownGracefully();
    }
}
