package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.AwsProfiles;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.aws.signin.AwsSignIn;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.fake.ImpatientTimer;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.signin.IdentityCenter;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.signin.SignInViewModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of IAM Identity Center that has ended, mended from the error banner, over the wire. */
class SignInAgainTest {

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final ImpatientTimer timer = new ImpatientTimer();
    private IdentityCenter center;
    private TestContext test;
    private UiContext context;
    private AwsConnection cloud;
    private TransferQueue queue;
    private MainViewModel main;

    /** All so far: each passes after some ticks, which come fast here. */
    private final List<String> notices = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        center = new IdentityCenter();
        center.config(
                folder,
                "sso_session = s",
                "sso_account_id = 111122223333",
                "sso_role_name = admin",
                "[sso-session s]",
                "sso_region = eu-west-1",
                "sso_start_url = https://example.awsapps.com/start");
        SsoTokens tokens = new SsoTokens(folder.resolve("cache"));
        AwsSignIn signIn = new AwsSignIn(tokens, threads, timer);
        test = new TestContext(folder);
        UiContext t = test.context;
        context = new UiContext(
                ui,
                threads,
                t.later(),
                t.ticker(),
                t.dialogs(),
                t.desktop(),
                t.settings(),
                t.stores(),
                t.places(),
                t.openedFolder(),
                t.memory(),
                t.errors(),
                t.signIns(),
                t.notice());
        test.signIns.setWindow((profile, done) -> {
            SignInViewModel window = new SignInViewModel(signIn, profile, context, done);
            test.dialogs.show(window);
            window.begin();
        });
        Connection connection = AwsProfiles.read().profiles().get(0);
        cloud = new AwsConnection(
                connection,
                ConnectionSecrets.NONE,
                new SignInTools(tokens, CodePrompt.NONE, threads),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
        queue = new TransferQueue(
                cloud.objects(),
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                threads,
                timer,
                System::nanoTime,
                t.places());
        Session session = new Session(
                connection,
                cloud.s3(),
                cloud.sns(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                queue,
                t.places(),
                cloud.identity(),
                cloud.activity(),
                () -> {});
        t.notice().text().addListener((o, before, now) -> notices.add(now));
        main = onUi(() -> new MainViewModel(session, context, new NoTabs()));
    }

    @AfterEach
    void close() {
        queue.stop().join();
        cloud.close();
        center.close();
        timer.shutdownNow();
        threads.shutdownNow();
        ui.shutdownNow();
    }

    private <T> T onUi(Callable<T> work) throws Exception {
        return ui.submit(work).get();
    }

    private void until(Callable<Boolean> condition) {
        SnsEndpoint.until(() -> {
            try {
                return onUi(() -> {
                    main.tick();
                    return condition.call();
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void oneClickGoesOnWithWhatHasFailed() throws Exception {
        onUi(() -> {
            main.start();
            return null;
        });
        until(() -> test.error().startsWith("Profile p isn’t signed in to IAM Identity Center."));
        assertEquals("Sign in…", context.errors().actionLabel().get());
        click();
        until(() -> main.buckets().buckets().stream()
                .anyMatch(node -> node.toString().equals("photos")));
        assertEquals("", test.error());
        assertEquals(center.url() + "/device?user_code=ABCD-EFGH", test.openedAddress.toString());
        assertTrue(notices.contains("Signed in for p"), notices.toString());
    }

    @Test
    void theQueueFinishesWhatItHadPaused() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        queue.upload(List.of(file), new S3Location("photos", ""));
        until(() -> test.error().startsWith("Transfers are paused."));
        assertEquals("1 paused", onUi(() -> main.transfers().summary().get()));
        assertTrue(center.objects.isEmpty());
        click();
        until(() -> main.transfers().summary().get().equals("1 done"));
        assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), center.objects.get("/photos/a.txt"));
        assertEquals("", test.error());
    }

    /** The server ends it before its time: what was under way is mended as well. */
    @Test
    void aSessionThatEndsEarlyPausesTheQueue() throws Exception {
        click();
        until(() -> notices.contains("Signed in for p"));
        queue.upload(List.of(Files.writeString(folder.resolve("a.txt"), "hello")), new S3Location("photos", ""));
        until(() -> main.transfers().summary().get().equals("1 done"));
        center.end();
        queue.upload(List.of(Files.writeString(folder.resolve("b.txt"), "you")), new S3Location("photos", ""));
        until(() -> test.error().startsWith("Transfers are paused. The IAM Identity Center session of profile p"));
        click();
        until(() -> main.transfers().summary().get().equals("2 done"));
        assertEquals(
                Map.of("/photos/a.txt", 5, "/photos/b.txt", 3),
                center.objects.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().length)));
    }

    @Test
    void signingInIsACommandBeforeAnythingFails() throws Exception {
        onUi(() -> {
            main.start();
            return null;
        });
        until(() -> !test.error().isEmpty());
        context.errors().dismiss();
        Command signIn = main.commands().get(CommandIds.SIGN_IN);
        assertTrue(signIn.enabled().get());
        onUi(() -> {
            signIn.run();
            return null;
        });
        until(() -> !main.buckets().buckets().isEmpty());
        assertTrue(notices.contains("Signed in for p"), notices.toString());
    }

    /** On the banner's button, where there is one. */
    private void click() throws Exception {
        onUi(() -> {
            if (context.errors().actionLabel().get().isEmpty()) {
                context.signIns().begin("p", () -> {});
            } else {
                context.errors().act();
            }
            return null;
        });
    }
}
