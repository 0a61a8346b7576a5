package app.bellhop.app;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.AwsProfiles;
import app.bellhop.aws.check.ConnectionCheck;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.batch.Bandwidth;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.change.ChangeApproval;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.cloud.sns.Inbox;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sqs.Sqs;
import app.bellhop.demo.DemoServer;
import app.bellhop.demo.FolderInUseException;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ListStore;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.Processors;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.run.ForgottenTransfers;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.start.Connector;
import app.bellhop.work.listen.ListenEntry;
import app.bellhop.work.listen.ListenJournal;
import app.bellhop.work.listen.TopicListeners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens real connections, through the AWS SDK, the demo servers and the transfer journal. */
final class AppConnector implements Connector {

    private static final Logger LOG = Logger.getLogger(AppConnector.class.getName());

    private final BellhopHome home;
    private final SettingsStore settings;
    private final SavedSecrets secrets;
    private final SetAsideFiles setAside;
    private final ListenJournal listening;
    private final Threads threads;
    private final Executor background;
    private final Processors processors = new Processors(System::nanoTime);
    private final Scheduler later;
    private final Executor ui;
    private final Function<Connection, ChangeApproval> approvals;
    private final SsoTokens tokens = SsoTokens.ofUser();
    private final Function<Connection, CodePrompt> codes;

    /** All connections share what there is. */
    private final Throttle.Both throttles;

    /** The server options of connections that are not saved, by their ids. */
    private final Map<String, ServerOptions> servers = new ConcurrentHashMap<>();

    private final OpenSessions open = new OpenSessions();

    private final AtomicReference<@Nullable Early> early = new AtomicReference<>();

    /** What is being opened before {@link #open} is called. */
    private record Early(Connection connection, CompletableFuture<Session> session) {}

    /**
     * @param ui runs work on the FX thread
     * @param codes has the user enter MFA codes for a connection
     * @param approvals has the user allow the changes of connections that ask before each
     */
    AppConnector(
            BellhopHome home,
            SettingsStore settings,
            SavedSecrets secrets,
            SetAsideFiles setAside,
            Threads threads,
            Executor ui,
            Function<Connection, CodePrompt> codes,
            Function<Connection, ChangeApproval> approvals) {
        this.home = home;
        this.settings = settings;
        this.secrets = secrets;
        this.setAside = setAside;
        this.listening = new ListenJournal(
                new ListStore<>(home.listeningFile(), ListenEntry[].class, threads.background, setAside));
        this.threads = threads;
        this.background = threads.background;
        this.later = threads::schedule;
        this.ui = ui;
        this.approvals = approvals;
        this.codes = codes;
        this.throttles = new Throttle.Both(
                new Bandwidth(() -> settings.get().transfers().uploadLimit(), System::nanoTime),
                new Bandwidth(() -> settings.get().transfers().downloadLimit(), System::nanoTime));
    }

    @Override
    public CompletableFuture<Found> connections() {
        return CompletableFuture.supplyAsync(
                () -> {
                    AwsProfiles aws = AwsProfiles.read();
                    List<Connection> all = new ArrayList<>();
                    all.add(Connection.demo());
                    aws.environment().ifPresent(all::add);
                    all.addAll(settings.get().connections());
                    all.addAll(aws.profiles());
                    all.replaceAll(c -> c.withServer(servers.getOrDefault(c.id(), c.server())));
                    return new Found(all, aws.problems(), aws.signIns());
                },
                background);
    }

    /** Begins to open what is wanted at the start, while the window is made. Before anything can be asked of the user. */
    void openEarly(Connection connection) {
        if (!connection.saved()) { // Its secrets may be under a passphrase.
            early.set(new Early(connection, openNow(connection)));
        }
    }

    @Override
    public CompletableFuture<Session> open(Connection connection) {
        Early begun = early.getAndSet(null);
        return begun != null && begun.connection.equals(connection) ? begun.session : openNow(connection);
    }

    private CompletableFuture<Session> openNow(Connection connection) {
        if (connection.source() == Connection.Source.DEMO) {
            return CompletableFuture.supplyAsync(() -> openDemo(connection), threads.sessions);
        }
        return CompletableFuture.supplyAsync(() -> secrets.toOpen(connection), background)
                .thenApplyAsync(own -> session(connection, own, Optional.empty(), () -> {}), threads.sessions);
    }

    private Session openDemo(Connection connection) {
        DemoServer demo;
        try {
            demo = DemoServer.startWithSampleData(home.demoFolder(), background);
        } catch (FolderInUseException e) {
            throw CloudException.ofFile("", home.demoFolder().toString(), Fault.IN_USE);
        } catch (IOException e) {
            throw CloudException.ofFile("", home.demoFolder().toString(), e);
        } catch (IllegalStateException e) {
            throw new CloudException(
                    ErrorKind.LOCAL_FILE, Failure.local("", home.demoFolder().toString(), e.getMessage()), e);
        }
        Connection running = new Connection(
                connection.id(),
                connection.name(),
                connection.source(),
                null,
                demo.s3Endpoint().toString(),
                demo.snsEndpoint().toString(),
                demo.region(),
                demo.accessKeyId());
        return session(
                running,
                ConnectionSecrets.ofKey(demo.secretAccessKey()),
                Optional.of(new DemoInbox(demo.inbox(), demo.snsEndpoint(), background)),
                () -> {
                    try {
                        demo.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private Session session(
            Connection connection, ConnectionSecrets own, Optional<Inbox> inbox, Runnable closeServers) {
        try {
            AwsConnection cloud = new AwsConnection(
                    connection, own, signIn(connection), ReadLimits.DEFAULT, CopyLimits.DEFAULT, throttles);
            try {
                return session(connection, cloud, inbox, closeServers);
            } catch (IOException | RuntimeException e) {
                cloud.close();
                throw e;
            }
        } catch (IOException e) {
            closeServers.run();
            throw CloudException.ofFile("", home.journalFile().toString(), e);
        } catch (IllegalArgumentException e) {
            closeServers.run();
            throw new CloudException(ErrorKind.INVALID, Failure.local("Connect", connection.name(), e.getMessage()), e);
        } catch (RuntimeException e) {
            closeServers.run();
            throw e;
        }
    }

    private Session session(Connection connection, AwsConnection cloud, Optional<Inbox> inbox, Runnable closeServers)
            throws IOException {
        AskedPorts asked = new AskedPorts(approvals.apply(connection), background);
        boolean ask = connection.look().askBeforeWrites();
        S3 s3 = ask ? cloud.s3().with(asked) : cloud.s3();
        Sns sns = ask ? cloud.sns().with(asked) : cloud.sns();
        Optional<Sqs> sqs = ask ? cloud.sqs().map(queues -> queues.with(asked)) : cloud.sqs();
        Optional<TopicListeners> listeners = sqs.map(queues -> new TopicListeners(
                connection.id(), queues.temporary(), cloud.sns().subscriptions(), listening, later));
        SqliteJournal journal = SqliteJournal.open(home.journalFile(), connection.id(), cloud.server(), setAside::add);
        Places places = new Places(ui, later);
        TransferQueue queue = new TransferQueue(
                s3.objects(), open, journal, background, threads.timer, System::nanoTime, processors, places);
        Runnable close = () -> {
            listeners.ifPresent(all -> OpenSessions.awaitEnd(all.stop()));
            OpenSessions.awaitEnd(queue.stop());
            OpenSessions.awaitEnd(cloud.ended());
            cloud.close();
            closeServers.run();
        };
        Session session = new Session(
                connection,
                s3,
                sns,
                sqs,
                cloud.metrics(),
                ask ? cloud.athena().map(queries -> asked.around(Athena.class, queries)) : cloud.athena(),
                listeners,
                inbox,
                queue,
                places,
                cloud.identity(),
                cloud.activity(),
                close);
        open.add(session);
        return session;
    }

    private SignInTools signIn(Connection connection) {
        return new SignInTools(tokens, codes.apply(connection), background);
    }

    @Override
    public CompletableFuture<Void> test(Edited edited, Consumer<CheckResult> progress) {
        CompletableFuture<ConnectionSecrets> own =
                CompletableFuture.supplyAsync(() -> secrets.toTest(edited), background);
        return Futures.then(
                own,
                found -> new ConnectionCheck(signIn(beside(edited.connection())), ConnectionCheck.TIMEOUT)
                        .run(edited.connection(), found, progress));
    }

    /** Has its dialogs where it is tested, also if it is open in a tab. */
    private static Connection beside(Connection tested) {
        return tested.copy("", tested.name());
    }

    @Override
    public CompletableFuture<Void> save(Edited edited) {
        return CompletableFuture.runAsync(
                () -> {
                    Connection connection = edited.connection();
                    if (!connection.saved()) {
                        servers.put(connection.id(), connection.server());
                        return;
                    }
                    open.saved(connection.id());
                    secrets.save(
                            edited,
                            settings.get().connections().stream()
                                    .filter(c -> c.id().equals(connection.id()))
                                    .findFirst());
                    settings.update(p -> {
                        List<Connection> all = new ArrayList<>(p.connections());
                        if (all.stream().noneMatch(c -> c.id().equals(connection.id()))) {
                            all.add(connection);
                        }
                        all.replaceAll(c -> c.id().equals(connection.id()) ? connection : c);
                        return p.withConnections(all);
                    });
                },
                background);
    }

    @Override
    public CompletableFuture<Void> forget(Connection connection) {
        return CompletableFuture.runAsync(
                () -> {
                    discardTransfers(connection.id());
                    secrets.forget(connection);
                    settings.update(p -> p.withConnections(p.connections().stream()
                                    .filter(c -> !c.id().equals(connection.id()))
                                    .toList())
                            .withRefusals(p.refusals().stream()
                                    .filter(r -> !r.connection().equals(connection.id()))
                                    .toList()));
                },
                background);
    }

    /** Half a download in a hidden file would stay for good. */
    private void discardTransfers(String connection) {
        if (!open.forget(connection)) {
            inJournal(connection, journal -> {
                ForgottenTransfers.discard(journal);
                return 0;
            });
        }
    }

    /** What is open deletes them; nothing else has what is needed to sign in. */
    @Override
    public CompletableFuture<Integer> uploadsLeft(Connection connection) {
        return CompletableFuture.supplyAsync(
                () -> open.find(connection.id()).isPresent()
                        ? 0
                        : inJournal(connection.id(), SqliteJournal::unfinishedUploads),
                background);
    }

    /** Answers with a count in the journal of a connection that is closed: 0 if there is no journal, or it can't be read. */
    private int inJournal(String connection, ToIntFunction<SqliteJournal> work) {
        if (!Files.exists(home.journalFile())) {
            return 0;
        }
        try (SqliteJournal journal = SqliteJournal.open(home.journalFile(), connection, setAside::add)) {
            return work.applyAsInt(journal);
        } catch (IOException | CloudException e) {
            LOG.log(Level.WARNING, "The transfers of a connection can't be read", e);
            return 0;
        }
    }

    @Override
    public CompletableFuture<Storage> secretStorage() {
        return CompletableFuture.supplyAsync(secrets::storage, background);
    }

    @Override
    public CompletableFuture<Void> moveSecrets(SecretPrompt.Choice choice) {
        return CompletableFuture.runAsync(() -> secrets.move(choice), background);
    }

    @Override
    public void close(Session session) {
        threads.sessions.execute(() -> open.close(session));
    }

    /** Closes every connection, including those still opening. Blocks until done. */
    void closeAll() {
        CompletableFuture.runAsync(open::closeAll, threads.sessions).join();
    }
}
