package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.cloud.signin.Identity;
import app.bellhop.fake.FaultyServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles with MFA and without, session tokens and none at all, against one server for STS and S3. */
class RolesTest {

    private static final String BUCKETS = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** The bodies that STS got. */
    private final List<String> assumed = new CopyOnWriteArrayList<>();

    /** Who signed those. */
    private final List<String> sources = new CopyOnWriteArrayList<>();

    /** The headers of S3's requests that are about who sends them. */
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final List<String> tokens = new CopyOnWriteArrayList<>();

    private final List<String> prompts = new ArrayList<>();
    private final Deque<String> codes = new ArrayDeque<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
        System.clearProperty("aws.configFile");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token")));
            FaultyServer.send(exchange, 200, BUCKETS);
            return;
        }
        String form = URLDecoder.decode(body, StandardCharsets.UTF_8);
        assumed.add(form);
        sources.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (form.contains("Action=GetCallerIdentity")) {
            FaultyServer.send(
                    exchange,
                    200,
                    "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me</Arn>"
                            + "<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            return;
        }
        if (form.contains("SerialNumber") && !form.contains("TokenCode=123456")) {
            FaultyServer.send(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with"
                            + " invalid MFA one time pass code.</Message></Error></ErrorResponse>");
            return;
        }
        FaultyServer.send(
                exchange,
                200,
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
                        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>role-token</SessionToken>"
                        + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
                        + "</AssumeRoleResponse>");
    }

    private CompletableFuture<Optional<String>> prompt(String device, String problem) {
        prompts.add(device + "|" + problem);
        return CompletableFuture.completedFuture(Optional.ofNullable(codes.poll()));
    }

    private AwsConnection connect(Connection connection, ConnectionSecrets secrets) {
        CodePrompt prompt = this::prompt;
        return new AwsConnection(
                connection,
                secrets,
                new SignInTools(new SsoTokens(folder), prompt, threads),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    private AwsConnection profile(String... lines) throws IOException {
        Path config = folder.resolve("config");
        Files.writeString(
                config, "[profile p]\nregion = eu-west-1\nendpoint_url = " + url() + "\n" + String.join("\n", lines));
        System.setProperty("aws.configFile", config.toString());
        return connect(AwsProfiles.read().profiles().get(0), ConnectionSecrets.NONE);
    }

    private AwsConnection saved(SignInOptions signIn, ConnectionSecrets secrets) {
        return connect(
                new Connection(
                        "t",
                        "t",
                        Connection.Source.SAVED,
                        null,
                        url(),
                        null,
                        "us-east-1",
                        signIn.anonymous() ? null : "AKIAOWN",
                        ConnectionLook.PLAIN,
                        ServerOptions.DEFAULT,
                        signIn),
                secrets);
    }

    private static void list(AwsConnection connection) throws Exception {
        assertTrue(await(connection.objects().listBuckets()).isEmpty());
    }

    /** C8. */
    @Test
    void aRoleThatWantsAnMfaCodeGetsIt() throws Exception {
        codes.add("000000");
        codes.add("123456");
        try (AwsConnection connection = profile(
                "role_arn = arn:aws:iam::1:role/r",
                "source_profile = z",
                "mfa_serial = arn:aws:iam::1:mfa/me",
                "duration_seconds = 7200",
                "[profile z]",
                "aws_access_key_id = AKIASOURCE",
                "aws_secret_access_key = s")) {
            list(connection);
            list(connection);
        }
        assertEquals(
                List.of(
                        "arn:aws:iam::1:mfa/me|",
                        "arn:aws:iam::1:mfa/me|MultiFactorAuthentication failed with invalid MFA one time pass code."),
                prompts);
        assertTrue(assumed.get(1).contains("DurationSeconds=7200"), assumed.get(1));
        assertEquals(2, assumed.size());
        assertEquals(List.of("role-token", "role-token"), tokens);
        assertTrue(authorizations.get(0).contains("ASIAROLE"));
    }

    @Test
    void withoutTheCodeItIsSaidWhatLacks() throws Exception {
        try (AwsConnection connection = profile(
                "role_arn = arn:aws:iam::1:role/r",
                "source_profile = p",
                "mfa_serial = device7",
                "aws_access_key_id = A",
                "aws_secret_access_key = s")) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class, () -> await(connection.objects().listBuckets())));
            assertEquals(ErrorKind.BAD_CREDENTIALS, e.kind());
            assertEquals("The role requires a code from the MFA device device7.", ErrorTexts.sentence(e));
        }
        assertTrue(assumed.isEmpty());
    }

    @Test
    void aRoleIsAssumedWithSavedKeys() throws Exception {
        SignInOptions role = new SignInOptions(false, "arn:aws:iam::1:role/r", "ext 1", "device7", "me@example");
        codes.add("123456");
        try (AwsConnection connection = saved(role, ConnectionSecrets.ofKey("s"))) {
            list(connection);
        }
        assertTrue(assumed.get(0).contains("ExternalId=ext 1"), assumed.get(0));
        assertTrue(assumed.get(0).contains("RoleSessionName=me@example"), assumed.get(0));
        assertEquals(List.of("role-token"), tokens);
    }

    @Test
    void aRoleIsAssumedOnTopOfAProfile() throws Exception {
        profile("aws_access_key_id = AKIASOURCE", "aws_secret_access_key = s").close();
        SignInOptions role = new SignInOptions(false, "arn:aws:iam::1:role/r", null, null, null);
        Connection saved = new Connection(
                "t",
                "t",
                Connection.Source.SAVED,
                "p",
                url(),
                null,
                null,
                null,
                ConnectionLook.PLAIN,
                ServerOptions.DEFAULT,
                role);
        try (AwsConnection connection = connect(saved, ConnectionSecrets.NONE)) {
            list(connection);
        }
        assertTrue(sources.get(0).contains("AKIASOURCE"), sources.get(0));
        assertEquals(List.of("role-token"), tokens);
    }

    @Test
    void aWebIdentityIsTakenFromItsFile() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "the-jwt\n");
        try (AwsConnection connection =
                profile("role_arn = arn:aws:iam::1:role/r", "web_identity_token_file = " + token)) {
            list(connection);
        }
        assertEquals(List.of("role-token"), tokens);
        assertTrue(assumed.get(0).contains("WebIdentityToken=the-jwt"), assumed.get(0));
    }

    @Test
    void aSessionTokenGoesWithItsKeys() throws Exception {
        try (AwsConnection connection =
                saved(SignInOptions.DIRECT, new ConnectionSecrets("s", "own-token", null, null))) {
            list(connection);
        }
        assertEquals(List.of("own-token"), tokens);
    }

    @Test
    void anAnonymousConnectionSignsNothing() throws Exception {
        SignInOptions anonymous = new SignInOptions(true, null, null, null, null);
        try (AwsConnection connection = saved(anonymous, ConnectionSecrets.NONE)) {
            list(connection);
        }
        assertEquals(List.of("null"), authorizations);
        assertFalse(tokens.isEmpty());
        assertEquals("null", tokens.get(0));
        assertNull(codes.poll());
    }

    @Test
    void anAnonymousConnectionHasNoLinksAndNoSns() throws Exception {
        SignInOptions anonymous = new SignInOptions(true, null, null, null, null);
        try (AwsConnection connection = saved(anonymous, ConnectionSecrets.NONE)) {
            PresignRequest link = PresignRequest.get(new S3Location("b", "a.txt"), Duration.ofHours(1));
            assertEquals(
                    "This connection is anonymous, and presigned URLs require credentials. Copy the public URL instead,"
                            + " or edit the connection and enter an access key.",
                    sentence(connection.s3().sharing().presign(link)));
            assertTrue(sentence(connection.sns().topics().listTopics(topics -> {}))
                    .startsWith("This connection is anonymous, and SNS requires credentials."));
        }
        assertTrue(authorizations.isEmpty());
    }

    private static String sentence(CompletableFuture<?> failing) {
        return ErrorTexts.sentence(CloudException.of(assertThrows(Exception.class, () -> await(failing))));
    }

    @Test
    void awsTellsWhoHasSignedIn() throws Exception {
        System.setProperty("aws.endpointUrlSts", url());
        try (AwsConnection connection = connect(
                new Connection("t", "t", Connection.Source.SAVED, null, null, null, "us-east-1", "AKIAOWN"),
                ConnectionSecrets.ofKey("s"))) {
            Identity.Caller caller = await(connection.identity().find()).orElseThrow();
            assertEquals("arn:aws:iam::111122223333:user/me", caller.arn());
            assertEquals("111122223333", caller.account());
            assertNull(caller.expires());
        } finally {
            System.clearProperty("aws.endpointUrlSts");
        }
    }

    @Test
    void noOtherServerIsAskedWhoHasSignedIn() throws Exception {
        System.setProperty("aws.endpointUrlSts", url());
        try (AwsConnection connection = saved(SignInOptions.DIRECT, ConnectionSecrets.ofKey("s"))) {
            assertTrue(await(connection.identity().find()).isEmpty());
        } finally {
            System.clearProperty("aws.endpointUrlSts");
        }
        assertTrue(assumed.isEmpty());
    }

    /** V16. */
    @Test
    void stoppingWhatWaitsForAProcessKillsIt() throws Exception {
        Path pid = folder.resolve("pid");
        String command = "echo $$ > '" + pid + ".new'; mv '" + pid + ".new' '" + pid + "'; sleep 1000";
        try (AwsConnection connection = profile("credential_process = " + command)) {
            CompletableFuture<?> listing = connection.objects().listBuckets();
            while (!Files.exists(pid)) {
                Thread.onSpinWait();
            }
            listing.cancel(true);
            long process = Long.parseLong(Files.readString(pid).strip());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertFalse(ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent());
        }
    }

    /** V17: the answer has no end of its own. */
    @Test
    void aProcessRunsAgainOnceItsKeysHaveExpired() throws Exception {
        Path script = Files.writeString(
                folder.resolve("keys.sh"),
                "echo x >> '" + folder + "/runs'\n"
                        + "echo '{\"Version\":1,\"AccessKeyId\":\"AKIA'$(wc -l < '" + folder
                        + "/runs')'\",\"SecretAccessKey\":\"s\"}'\n");
        server.removeContext("/");
        server.createContext("/", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(key);
            boolean expired = key.contains("AKIA1/");
            FaultyServer.send(
                    exchange,
                    expired ? 400 : 200,
                    expired ? FaultyServer.error("ExpiredToken", "The provided token has expired.") : BUCKETS);
        });
        try (AwsConnection connection = profile("credential_process = sh '" + script + "'")) {
            assertEquals(
                    ErrorKind.BAD_CREDENTIALS,
                    CloudException.of(assertThrows(
                                    Exception.class,
                                    () -> await(connection.objects().listBuckets())))
                            .kind());
            list(connection);
            list(connection);
        }
        assertEquals(2, Files.readAllLines(folder.resolve("runs")).size());
    }
}
