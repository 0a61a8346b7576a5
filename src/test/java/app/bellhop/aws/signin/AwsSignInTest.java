package app.bellhop.aws.signin;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.AwsProfiles;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.cloud.signin.DeviceCode;
import app.bellhop.cloud.signin.SignIn.Account;
import app.bellhop.fake.ImpatientTimer;
import app.bellhop.fake.signin.IdentityCenter;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in over the wire, against a stand-in of the services. */
class AwsSignInTest {

    /** The AWS CLI names the file of a token after the SHA-1 of the session's name or, for older profiles, of the start URL. */
    private static final String OF_SESSION = "a0f1490a20d0211c997b44bc357e1972deab8ae3.json";

    private static final String[] SESSION = {
        "sso_session = s", "sso_account_id = 111122223333", "sso_role_name = admin",
        "[sso-session s]", "sso_region = eu-west-1", "sso_start_url = https://example.awsapps.com/start"
    };

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ImpatientTimer timer = new ImpatientTimer();
    private IdentityCenter center;
    private SsoTokens tokens;
    private AwsSignIn signIn;

    @BeforeEach
    void start() throws Exception {
        center = new IdentityCenter();
        tokens = new SsoTokens(folder.resolve("cache"));
        signIn = new AwsSignIn(tokens, threads, timer);
    }

    @AfterEach
    void stop() {
        center.close();
        threads.shutdownNow();
        timer.shutdownNow();
    }

    private AwsConnection connect() {
        return new AwsConnection(
                AwsProfiles.read().profiles().get(0),
                ConnectionSecrets.NONE,
                new SignInTools(tokens, CodePrompt.NONE, threads),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    private static CredentialProblem problem(CompletableFuture<?> failing) {
        CloudException e = CloudException.of(assertThrows(Exception.class, () -> await(failing)));
        assertEquals(ErrorKind.BAD_CREDENTIALS, e.kind());
        return (CredentialProblem) ((Reason) e.failure().detail()).code();
    }

    @Test
    void anApprovedCodeOpensTheConnection() throws Exception {
        center.config(folder, SESSION);
        center.tokenAnswers.addAll(List.of("AuthorizationPendingException", "SlowDownException"));
        try (AwsConnection connection = connect()) {
            assertEquals(
                    CredentialProblem.SSO_NOT_SIGNED_IN,
                    problem(connection.objects().listBuckets()));
            CompletableFuture<DeviceCode> code = new CompletableFuture<>();
            await(signIn.signIn("p", code::complete));
            assertEquals("ABCD-EFGH", code.join().code());
            assertEquals(
                    URI.create(center.url() + "/device?user_code=ABCD-EFGH"),
                    code.join().address());
            assertEquals(
                    List.of("photos"),
                    await(connection.objects().listBuckets()).stream()
                            .map(bucket -> bucket.name())
                            .toList());
        }
        assertEquals(3, center.count("POST /token"));
    }

    @Test
    void theTokenIsWhereTheCliLooksForIt() throws Exception {
        center.config(folder, SESSION);
        await(signIn.signIn("p", code -> {}));
        Path file = folder.resolve("cache").resolve(OF_SESSION);
        JsonNode token = new JsonMapper().readTree(Files.readAllBytes(file));
        assertEquals("token1", token.path("accessToken").asString());
        assertEquals("https://example.awsapps.com/start", token.path("startUrl").asString());
        assertEquals("eu-west-1", token.path("region").asString());
        assertEquals("refresh", token.path("refreshToken").asString());
        assertEquals("c", token.path("clientId").asString());
        assertEquals("cs", token.path("clientSecret").asString());
        assertEquals("2096-10-02T07:06:40Z", token.path("registrationExpiresAt").asString());
        Instant expires = Instant.parse(token.path("expiresAt").asString());
        assertTrue(Duration.between(Instant.now(), expires).toMinutes() > 50);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder.resolve("cache"))) {
            assertEquals(List.of(file), files.toList());
        }
    }

    /** A sign-in page of the network answers 200 to everything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /client/register",
                "POST /device_authorization",
                "POST /token",
                "GET /federation/credentials",
                "GET /assignment/accounts",
                "GET /assignment/roles"
            })
    void anEmptyAnswerIsNotBelieved(String request) throws Exception {
        center.config(folder, SESSION);
        center.emptied = request;
        CompletableFuture<?> failing = signIn.signIn("p", code -> {});
        if (request.startsWith("GET")) {
            await(failing);
            try (AwsConnection connection = connect()) {
                failing = request.contains("accounts")
                        ? signIn.accounts("p")
                        : request.contains("roles")
                                ? signIn.roles("p", new Account("111122223333", ""))
                                : connection.objects().listBuckets();
                notBelieved(failing);
            }
        } else {
            notBelieved(failing);
            assertFalse(Files.exists(folder.resolve("cache").resolve(OF_SESSION)));
        }
    }

    /** It is opened in a browser. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://",
                "https://x.example/?a=b c",
                "https://signin.aws.amazon.com@evil.example/",
                ""
            })
    void onlyAWebAddressIsOpened(String address) throws Exception {
        center.config(folder, SESSION);
        center.emptied = "POST /device_authorization";
        center.instead = device(address);
        List<DeviceCode> shown = new ArrayList<>();
        notBelieved(signIn.signIn("p", shown::add));
        assertEquals(List.of(), shown);
    }

    private static String device(String address) {
        return "{'deviceCode':'d','userCode':'A','verificationUri':'" + address + "','expiresIn':600,'interval':1}";
    }

    @Test
    void oddTimesAndCapitalsAreNoFault() throws Exception {
        center.config(folder, SESSION);
        center.emptied = "POST /device_authorization";
        center.instead = device("HTTPS://x.example/device");
        await(signIn.signIn("p", code -> {}));
        center.emptied = "POST /client/register";
        center.instead = "{'clientId':'c','clientSecret':'cs','clientSecretExpiresAt':9000000000000000000}";
        await(signIn.signIn("p", code -> {}));
    }

    /** What is chosen is written to the AWS config file. */
    @Test
    void namesThatAreNoneAreLeftOut() throws Exception {
        center.config(folder, SESSION);
        await(signIn.signIn("p", code -> {}));
        center.emptied = "GET /assignment/accounts";
        center.instead =
                "{'accountList':[{},{'accountId':'222233334444'},{'accountName':'x'},{'accountId':'','accountName':''},"
                        + "{'accountId':'1\\ncredential_process = x','accountName':'y'}]}";
        assertEquals(List.of(new Account("222233334444", "")), await(signIn.accounts("p")));
        center.emptied = "GET /assignment/roles";
        center.instead =
                "{'roleList':[{},{'roleName':''},{'roleName':'a\\ncredential_process = x'},{'roleName':'dev@x'}]}";
        assertEquals(List.of("dev@x"), await(signIn.roles("p", new Account("222233334444", ""))));
    }

    /** G. */
    @Test
    void listsWithoutEndEnd() throws Exception {
        center.config(folder, SESSION);
        await(signIn.signIn("p", code -> {}));
        center.endless = true;
        for (CompletableFuture<?> list :
                List.of(signIn.accounts("p"), signIn.roles("p", new Account("111122223333", "")))) {
            CloudException e = CloudException.of(assertThrows(Exception.class, () -> await(list)));
            assertEquals(AnswerProblem.SAME_PAGE, ((Reason) e.failure().detail()).code());
        }
    }

    private static void notBelieved(CompletableFuture<?> failing) {
        CloudException e = CloudException.of(assertThrows(Exception.class, () -> await(failing)));
        assertEquals(ErrorKind.NETWORK, e.kind());
        assertTrue(ErrorTexts.sentence(e).contains("isn’t an answer to "), ErrorTexts.sentence(e));
    }

    @Test
    void anOlderProfileSignsInToo() throws Exception {
        center.config(
                folder,
                "sso_region = eu-west-1",
                "sso_start_url = https://example.awsapps.com/start",
                "sso_account_id = 111122223333",
                "sso_role_name = admin");
        await(signIn.signIn("p", code -> {}));
        assertTrue(Files.exists(folder.resolve("cache").resolve("e8be5486177c5b5392bd9aa76563515b29358e6e.json")));
        try (AwsConnection connection = connect()) {
            assertFalse(await(connection.objects().listBuckets()).isEmpty());
        }
    }

    @Test
    void aTokenIsRefreshedBeforeItEnds() throws Exception {
        center.config(folder, SESSION);
        center.secondsOfTokens = 60;
        await(signIn.signIn("p", code -> {}));
        center.secondsOfTokens = 3600;
        try (AwsConnection connection = connect()) {
            assertFalse(await(connection.objects().listBuckets()).isEmpty());
        }
        assertEquals(2, center.count("POST /token"));
        assertTrue(Files.readString(folder.resolve("cache").resolve(OF_SESSION)).contains("token2"));
    }

    @Test
    void aSessionThatHasEndedHasExpired() throws Exception {
        center.config(folder, SESSION);
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(
                folder.resolve("cache").resolve(OF_SESSION),
                "{\"accessToken\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
        try (AwsConnection connection = connect()) {
            assertEquals(
                    CredentialProblem.SSO_EXPIRED, problem(connection.objects().listBuckets()));
        }
    }

    @Test
    void aCodeThatIsNotApprovedEndsTheSignIn() throws Exception {
        center.config(folder, SESSION);
        center.tokenAnswers.addAll(List.of("AuthorizationPendingException", "ExpiredTokenException"));
        assertEquals(CredentialProblem.SIGN_IN_TOO_LATE, problem(signIn.signIn("p", code -> {})));
        center.tokenAnswers.add("AccessDeniedException");
        assertEquals(CredentialProblem.SIGN_IN_REFUSED, problem(signIn.signIn("p", code -> {})));
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void aCancelledSignInSendsNothingMore() throws Exception {
        center.config(folder, SESSION);
        CompletableFuture<DeviceCode> code = new CompletableFuture<>();
        for (int i = 0; i < 10_000; i++) {
            center.tokenAnswers.add("AuthorizationPendingException");
        }
        CompletableFuture<Void> running = signIn.signIn("p", code::complete);
        await(code);
        running.cancel(true);
        timer.shutdown();
        assertTrue(timer.awaitTermination(1, TimeUnit.MINUTES));
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void accountAndRoleAreChosenFromThoseThatTheUserHas() throws Exception {
        center.config(
                folder,
                "# mine",
                "sso_session = s",
                "sso_role_name = old",
                "s3 =",
                "  addressing_style = path",
                "[sso-session s]",
                "sso_region = eu-west-1",
                "sso_start_url = https://example.awsapps.com/start");
        assertTrue(await(signIn.needsRole("p")));
        await(signIn.signIn("p", code -> {}));
        List<Account> accounts = await(signIn.accounts("p"));
        assertEquals(List.of(new Account("111122223333", "Production")), accounts);
        assertEquals(List.of("admin", "reader"), await(signIn.roles("p", accounts.get(0))));
        try (AwsConnection connection = connect()) {
            assertEquals(
                    CredentialProblem.SSO_NO_ROLE, problem(connection.objects().listBuckets()));
            await(signIn.choose("p", accounts.get(0), "reader"));
            assertFalse(await(connection.objects().listBuckets()).isEmpty());
        }
        String config = Files.readString(folder.resolve("config"));
        assertTrue(
                config.startsWith("[profile p]\nsso_account_id = 111122223333\nsso_role_name = reader\nregion"),
                config);
        assertFalse(config.contains("old"), config);
        assertTrue(
                config.contains("# mine\nsso_session = s\ns3 =\n  addressing_style = path\n[sso-session s]"), config);
        assertNotNull(AwsProfiles.read().profiles().get(0));
    }

    /** It is refreshed a quarter of an hour before it ends: that may fail, and be tried again. */
    @Test
    void aTokenThatHasNotEndedIsUsedWhereItCannotBeRefreshed() throws Exception {
        center.config(folder, SESSION);
        center.secondsOfTokens = 600;
        await(signIn.signIn("p", code -> {}));
        center.emptied = "POST /token";
        try (AwsConnection connection = connect()) {
            assertFalse(await(connection.objects().listBuckets()).isEmpty());
        }
    }
}
