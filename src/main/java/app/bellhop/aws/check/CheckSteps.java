package app.bellhop.aws.check;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.http.CertificateRequests;
import app.bellhop.aws.http.Certificates;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServerCertificate;
import app.bellhop.cloud.check.CheckFact;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.settings.Connection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What each step does. One thread; blocks. */
final class CheckSteps implements AutoCloseable {

    /** What AWS allows between its clock and the signature's. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    /** For the user to type an MFA code. */
    private static final Duration PROMPT = Duration.ofMinutes(2);

    /** Refusals by a server that knows who asks. */
    private static final Set<ErrorKind> KNOWN_CALLER = Set.of(ErrorKind.ACCESS_DENIED, ErrorKind.NOT_SUPPORTED);

    /** How servers that know S3 only answer a request to SNS. */
    private static final Set<ErrorKind> NO_SNS =
            Set.of(ErrorKind.NOT_SUPPORTED, ErrorKind.NOT_FOUND, ErrorKind.INVALID);

    private final Connection connection;
    private final AwsConnection aws;
    private final CheckRun run;
    private final Route route;
    private final Probe probe;
    private final CertificateRequests certificateRequests;
    private @Nullable List<Bucket> buckets;
    private @Nullable CloudException bucketsFailure;

    CheckSteps(Connection connection, AwsConnection aws, CheckRun run) {
        this.connection = connection;
        this.aws = aws;
        this.run = run;
        AwsClients clients = aws.clients();
        route = Route.of(clients.endpoint(), clients.proxy);
        certificateRequests = clients.certificateRequests;
        probe = new Probe(route, clients.tls(), run.timeoutMillis());
    }

    CheckResult run(CheckStep step) {
        return switch (step) {
            case RESOLVE -> resolve();
            case CONNECT -> connect();
            case TLS -> tls();
            case CLOCK -> clock();
            case SIGN_IN -> signIn();
            case LIST_BUCKETS -> listBuckets();
            case LIST_TOPICS -> listTopics();
        };
    }

    private String host() {
        return route.host();
    }

    private CheckResult resolve() {
        if (route.proxy() != null) {
            return CheckResult.skipped(CheckStep.RESOLVE, CheckFact.PROXY_RESOLVES);
        }
        String addresses = run.await(() -> addresses(route.firstHost()), host());
        return CheckResult.ok(CheckStep.RESOLVE, CheckFact.ADDRESSES, addresses);
    }

    private static String addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .collect(Collectors.joining(", "));
        } catch (UnknownHostException e) {
            throw Probe.failure(e, host);
        }
    }

    private CheckResult connect() {
        long start = System.nanoTime();
        run.onStop(probe::close);
        probe.connect();
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String target = route.firstHost() + ":" + route.firstPort();
        return CheckResult.ok(
                CheckStep.CONNECT,
                route.proxy() == null ? CheckFact.CONNECTED : CheckFact.CONNECTED_TO_PROXY,
                target,
                millis);
    }

    private CheckResult tls() {
        if (!route.secure()) {
            return CheckResult.skipped(CheckStep.TLS, CheckFact.NO_TLS);
        }
        run.onStop(probe::close);
        SSLSession session;
        try {
            session = probe.handshake();
        } catch (CloudException e) {
            throw withoutTls(e);
        }
        return CheckResult.ok(CheckStep.TLS, CheckFact.SECURE, session.getProtocol())
                .with(certificate(session));
    }

    private static ServerCertificate certificate(SSLSession session) {
        try {
            return Certificates.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException(e); // It was verified just now.
        }
    }

    private CheckResult clock() {
        run.onStop(probe::close);
        Optional<Instant> server;
        try {
            server = probe.serverTime();
        } catch (CloudException e) {
            CloudException known = withTls(e);
            if (cause(known) == Cause.CLIENT_CERTIFICATE) {
                return CheckResult.failed(CheckStep.TLS, known);
            }
            throw known;
        }
        if (probe.badRequest() && secured()) {
            throw probe.unreachable(Cause.NO_HTTP, null);
        }
        if (server.isEmpty()) {
            return CheckResult.skipped(CheckStep.CLOCK, CheckFact.NO_DATE);
        }
        Duration skew = Duration.between(Instant.now(), server.get()).abs();
        if (skew.compareTo(MAX_SKEW) > 0) {
            throw new CloudException(
                    ErrorKind.CLOCK_SKEW,
                    Failure.local("Connect", host(), new Detail.ClockDifference(server.get())),
                    null);
        }
        return CheckResult.ok(CheckStep.CLOCK, CheckFact.CLOCK_RIGHT, skew.toSeconds());
    }

    private static @Nullable Cause cause(CloudException e) {
        return e.failure().detail() instanceof Detail.Unreachable unreachable ? unreachable.cause() : null;
    }

    /** What a failure of the handshake comes from: not every server sends an alert before it ends the connection. */
    private CloudException withoutTls(CloudException e) {
        Cause cause = cause(e);
        if (cause == null || cause == Cause.NO_TLS) {
            return e;
        }
        if (certificateRequests.seen()) {
            return probe.unreachable(Cause.CLIENT_CERTIFICATE, e);
        }
        if (cause == Cause.TLS) {
            return e;
        }
        boolean http = route.proxy() == null && another(Probe::speaksHttp);
        return http || cause == Cause.BROKEN ? probe.unreachable(http ? Cause.NO_TLS : Cause.TLS_ENDED, e) : e;
    }

    /** The same for the first request. With TLS 1.3, a server refuses us only after the handshake. */
    private CloudException withTls(CloudException e) {
        return certificateRequests.seen()
                ? probe.unreachable(Cause.CLIENT_CERTIFICATE, e)
                : cause(e) == Cause.BROKEN && secured() ? probe.unreachable(Cause.NO_HTTP, e) : e;
    }

    /** Whether the endpoint is http, and the server has TLS there. */
    private boolean secured() {
        return !route.secure() && route.proxy() == null && another(Probe::speaksTls);
    }

    private boolean another(Predicate<Probe> test) {
        try (Probe other = probe.another()) {
            run.onStop(other::close);
            return test.test(other);
        }
    }

    /** The first signed request lists buckets: what it finds is told in the step after this one. */
    private CheckResult signIn() {
        try {
            boolean mayPrompt =
                    connection.accessKeyId() == null || connection.signIn().mfaSerial() != null;
            buckets = run.await(
                    aws.objects().listBuckets(), host(), mayPrompt ? PROMPT : Duration.ofMillis(run.timeoutMillis()));
        } catch (CloudException e) {
            if (!KNOWN_CALLER.contains(e.kind())) {
                throw e;
            }
            bucketsFailure = e;
        }
        return connection.signIn().anonymous()
                ? CheckResult.skipped(CheckStep.SIGN_IN, CheckFact.ANONYMOUS)
                : CheckResult.ok(CheckStep.SIGN_IN, CheckFact.ACCEPTED);
    }

    private CheckResult listBuckets() {
        if (bucketsFailure != null) {
            return denied(CheckStep.LIST_BUCKETS, bucketsFailure, CheckFact.BUCKETS_DENIED);
        }
        return CheckResult.ok(CheckStep.LIST_BUCKETS, CheckFact.BUCKETS, buckets == null ? 0 : buckets.size());
    }

    private CheckResult listTopics() {
        try {
            int count = run.await(aws.sns().topics().all(), host()).size();
            return CheckResult.ok(CheckStep.LIST_TOPICS, CheckFact.TOPICS, count);
        } catch (CloudException e) {
            if (e.failure().detail() instanceof Reason reason && reason.code() == CheckFact.TIMEOUT) {
                // There may be many: an account lists them a hundred at a time.
                return CheckResult.skipped(
                        CheckStep.LIST_TOPICS,
                        Reason.of(CheckFact.SLOW, reason.arguments().get(0)));
            }
            if (e.failure().detail() instanceof Reason reason && e.kind() == ErrorKind.NOT_SUPPORTED) {
                return CheckResult.skipped(CheckStep.LIST_TOPICS, reason);
            }
            if (connection.snsEndpoint() != null && (NO_SNS.contains(e.kind()) || foreign(e))) {
                throw CloudException.because(
                        ErrorKind.NOT_SUPPORTED,
                        Operation.ListTopics.api,
                        "",
                        CheckFact.NO_SNS,
                        connection.snsEndpoint());
            }
            return denied(CheckStep.LIST_TOPICS, e, CheckFact.TOPICS_DENIED);
        }
    }

    private static boolean foreign(CloudException e) {
        return e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.FOREIGN;
    }

    /** A missing permission is none of the connection's faults. */
    private static CheckResult denied(CheckStep step, CloudException e, CheckFact hint) {
        if (e.kind() != ErrorKind.ACCESS_DENIED) {
            throw e;
        }
        return CheckResult.ok(step, hint);
    }

    @Override
    public void close() {
        probe.close();
    }
}
