package app.bellhop.app;

import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.signin.AwsSignIn;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.signin.SignIn;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ListStore;
import app.bellhop.settings.ProgramVersion;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.UploadPreset;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.settings.secrets.SecretStore;
import app.bellhop.settings.secrets.Secrets;
import app.bellhop.settings.secrets.SystemKeychain;
import app.bellhop.settings.secrets.UnchangedStore;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.transfer.Places;
import app.bellhop.ui.base.FxDesktop;
import app.bellhop.ui.main.FxDialogs;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Notice;
import app.bellhop.viewmodel.base.SignIns;
import app.bellhop.viewmodel.base.Stores;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.Ticker;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.NewerVersion;
import app.bellhop.viewmodel.main.SetAsideReport;
import app.bellhop.viewmodel.signin.MfaPrompt;
import app.bellhop.viewmodel.signin.SignInViewModel;
import app.bellhop.viewmodel.start.ChangePrompt;
import app.bellhop.viewmodel.start.SecretPrompts;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertState;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.messages.MessageTemplate;
import app.bellhop.work.updates.LatestRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The application: reads options and settings, wires the parts, shows the window and releases everything on exit. */
@SuppressWarnings("NullAway.Init") // JavaFX calls init and start, which set the fields.
public final class BellhopApp extends Application {

    /** How long window managers may take to learn that a window is enabled. */
    private static final long SETTLED_MILLIS = 400;

    private static final long TICK_MILLIS = 200;
    private static final Logger LOGGER = Logger.getLogger("app.bellhop");

    private static volatile int exitCode;

    private final SetAsideFiles setAside = new SetAsideFiles();
    private SavedSecrets savedSecrets;

    /** What to release on exit, last acquired first. */
    private final Deque<AutoCloseable> acquired = new ArrayDeque<>();

    /** Completes on the FX thread once the window is shown. */
    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    private StartOptions options;
    private Optional<StartException> failure = Optional.empty();

    /** What is wrong with the home, for which this run has another one, or with the temporary folder; empty if nothing is. */
    private String report = "";

    private Optional<Connection> requested;
    private Threads threads;
    private SettingsStore settings;
    private AppConnector connector;

    private Dialogs dialogs;
    private boolean ticking;
    private AppWindow window;
    private AppViewModel app;
    private BellhopHome home;

    /** The process exit code: 0, or 1 if the start or the tour failed. */
    static int exitCode() {
        return exitCode;
    }

    /** Opens the home. Without one, {@link #start} shows why; the tour, which nobody watches, fails at once. */
    @Override
    public void init() throws IOException {
        options = StartOptions.parse(getParameters().getRaw());
        boolean ownHome = options.has("tour") && options.get("home").isEmpty();
        home = ownHome ? temporaryHome() : options.home();
        try {
            openHome();
        } catch (StartException e) {
            release();
            if (e instanceof AlreadyOpenException || options.has("tour")) {
                throw e;
            }
            openTemporaryHome(e);
        } catch (RuntimeException e) {
            release();
            throw e;
        }
        if (failure.isEmpty() && report.isEmpty()) {
            report = StartException.ofTemporaryFolder(Path.of(System.getProperty("java.io.tmpdir")))
                    .map(StartException::getMessage)
                    .orElse("");
        }
    }

    /** Opens with a home for this run, and says so; where that doesn't help, {@link #start} shows what was wrong. */
    private void openTemporaryHome(StartException problem) {
        failure = Optional.of(problem);
        if (problem.concernsHome()) {
            try {
                TemporaryHome temporary = new TemporaryHome(home);
                acquired.push(temporary);
                home = temporary.home();
                openHome();
                failure = Optional.empty();
                report = problem.getMessage() + " " + Texts.get("startup.temporaryHome");
            } catch (IOException e) {
                release();
            }
        }
    }

    private void openHome() throws StartException {
        try {
            Optional<List<String>> handedOver = options.has("tour")
                    ? Optional.empty()
                    : Optional.of(getParameters().getRaw());
            acquired.push(InstanceLock.acquire(home, handedOver));
            acquired.push(new LogFile(home));
            threads = new Threads();
            acquired.push(threads);
            settings = new SettingsStore(home.settingsFile(), threads.timer, setAside);
            acquired.push(settings::flush);
            requested = options.connection();
            savedSecrets = openSecrets();
            connector = new AppConnector(
                    home,
                    settings,
                    savedSecrets,
                    setAside,
                    threads,
                    Platform::runLater,
                    connection -> new MfaPrompt(() -> app.dialogs(connection), this::onceShown),
                    connection -> new ChangePrompt(
                            connection, () -> app.dialogs(connection), this::onceShown, System::nanoTime));
            acquired.push(connector::closeAll);
            AppViewModel.firstOf(requested, options.place(), settings.get()).ifPresent(connector::openEarly);
            acquired.push(this::closeWindow);
            acquired.push(Handover.listen(home.instanceFile(), threads.background, this::startedAgain));
        } catch (StartException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw StartException.ofHome(home, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw StartException.ofHome(home, e);
        }
    }

    /** Runs what opens dialogs on the FX thread: there are none before there is a window. */
    private void onceShown(Runnable work) {
        shown.thenRunAsync(work, Platform::runLater);
    }

    /** A home of one's own keeps its secrets too: the user's keychain is for the standard home. */
    private SavedSecrets openSecrets() {
        boolean ownHome = options.get("home").isPresent() || options.has("tour");
        Optional<SecretStore> system = ownHome ? Optional.empty() : Secrets.systemKeychain();
        // What is removed from a home for one run comes back with the user's own.
        boolean temporary = failure.isPresent();
        Optional<SecretStore> keychain = temporary ? system.map(UnchangedStore::new) : system;
        boolean newerJava = !ownHome && SystemKeychain.needsNewerJava(System.getProperty("os.name"), Runtime.version());
        SecretPrompt prompt = new SecretPrompts(() -> dialogs, Platform::runLater, () -> app.errors(), newerJava);
        return new SavedSecrets(new Secrets(home, settings, setAside, keychain, prompt), prompt);
    }

    /** Another start with this home: its connection is opened here. */
    private void startedAgain(List<String> arguments) {
        StartOptions again = StartOptions.parse(arguments);
        Optional<Connection> wanted = again.connection();
        shown.thenRunAsync(
                () -> {
                    window.toFront();
                    app.startedAgain(wanted, again.place());
                },
                Platform::runLater);
    }

    private static BellhopHome temporaryHome() {
        try {
            return new BellhopHome(Files.createTempDirectory("bellhop-tour"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(Stage stage) {
        if (failure.isPresent()) {
            exitCode = 1;
            System.err.println(failure.get().getMessage());
            AppWindow.showFailure(failure.get().getMessage());
        } else {
            open(stage);
        }
    }

    private void open(Stage stage) {
        FxDesktop desktop = new FxDesktop(getHostServices(), stage);
        dialogs = new FxDialogs(
                () -> stage,
                Platform::runLater,
                work -> threads.schedule(SETTLED_MILLIS, () -> Platform.runLater(work)));
        SignIns signIns = new SignIns();
        UiContext context = new UiContext(
                Platform::runLater,
                threads.background,
                threads::schedule,
                new Ticker(),
                dialogs,
                desktop,
                settings,
                stores(),
                new Places(Platform::runLater, threads::schedule),
                home.openedFolder(),
                TableMemoryBudget.ofProgram(),
                new ErrorViewModel(desktop, signIns),
                signIns,
                new Notice());
        SignIn signIn = new AwsSignIn(SsoTokens.ofUser(), threads.background, threads.timer);
        signIns.setWindow((profile, done) -> dialogs.show(new SignInViewModel(signIn, profile, context, done)));
        app = new AppViewModel(
                connector,
                context,
                new NewerVersion(() -> CompletableFuture.supplyAsync(ProgramVersion::latest, threads.background)
                        .thenCompose(address -> new LatestRelease(address).newerThan(ProgramVersion.read()))));
        tellFailures();
        window = new AppWindow(app, stage);
        app.begin(requested, options.place());
        OpenedLinks.listen(this::startedAgain);
        window.show();
        ticking = true;
        tick();
        if (!report.isEmpty()) {
            app.errors().report(report);
        }
        SetAsideReport broken = new SetAsideReport(app::errors);
        setAside.listen(file -> Platform.runLater(() -> broken.add(file)));
        settings.listen(e -> Platform.runLater(() -> broken.addUnwritten(home.settingsFile(), e)));
        context.stores().read();
        threads.background.execute(savedSecrets::check);
        options.get("tour").ifPresent(folder -> startTour(stage, Path.of(folder)));
        shown.complete(null);
    }

    /** What fails on the FX thread would be told nowhere else. */
    private void tellFailures() {
        Thread fx = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = fx.getUncaughtExceptionHandler();
        fx.setUncaughtExceptionHandler((thread, e) -> {
            app.errors().show(CloudException.of(e), null);
            before.uncaughtException(thread, e);
        });
        acquired.push(() -> fx.setUncaughtExceptionHandler(before));
    }

    /** A Timeline would have JavaFX redraw 60 times a second, also where nothing has changed. */
    private void tick() {
        if (ticking) {
            app.tick();
            threads.schedule(TICK_MILLIS, () -> Platform.runLater(this::tick));
        }
    }

    private void startTour(Stage stage, Path folder) {
        GuidedTour.find().orElseThrow().start(app, stage, home, folder, threads.background, passed -> {
            exitCode = passed ? 0 : 1;
            Platform.exit();
        });
    }

    private Stores stores() {
        return new Stores(
                new ListStore<>(home.publishedFile(), PublishedMessage[].class, threads.background, setAside),
                new ListStore<>(home.templatesFile(), MessageTemplate[].class, threads.background, setAside),
                new ListStore<>(home.alertsFile(), Alert[].class, threads.background, setAside),
                new ListStore<>(home.alertStatesFile(), AlertState[].class, threads.background, setAside),
                new ListStore<>(home.contactsFile(), ContactsSetup[].class, threads.background, setAside),
                new ListStore<>(home.uploadsFile(), UploadPreset[].class, threads.background, setAside));
    }

    @Override
    public void stop() {
        release();
    }

    private void closeWindow() {
        if (ticking) {
            ticking = false;
            window.close();
            app.stop();
        }
    }

    private void release() {
        while (!acquired.isEmpty()) {
            try {
                acquired.pop().close();
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, "Something was not released", e);
            }
        }
    }
}
