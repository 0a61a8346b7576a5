package app.bellhop.app;

import app.bellhop.app.tour.Tour;
import app.bellhop.aws.AwsProfiles;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ListStore;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.settings.Secrets;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.transfer.Places;
import app.bellhop.ui.base.FxDesktop;
import app.bellhop.ui.main.FxDialogs;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Stores;
import app.bellhop.viewmodel.base.Ticker;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.SetAsideReport;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.contacts.ContactsSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The application: reads options and settings, wires the parts, shows the window and releases everything on exit. */
public final class BellhopApp extends Application {

    private static final Duration TICK = Duration.millis(200);
    private static final int LOG_BYTES = 1 << 20;
    /** Kept in a field: the log manager holds loggers weakly, and a collected logger loses its handlers. */
    private static final Logger LOGGER = Logger.getLogger("app.bellhop");

    private static volatile int tourResult;

    private final SetAsideFiles setAside = new SetAsideFiles();
    private StartOptions options;
    private Optional<Connection> requested;
    private Threads threads;
    private Places places;
    private SettingsStore settings;
    private AppConnector connector;
    private Timeline ticker;
    private AppWindow window;
    private AppViewModel app;
    private FileHandler log;
    private BellhopHome home;

    /** The process exit code: 0, or 1 if the tour failed. */
    static int exitCode() {
        return tourResult;
    }

    @Override
    public void init() throws IOException {
        options = StartOptions.parse(getParameters().getRaw());
        home = options.get("home")
                .map(folder -> new BellhopHome(Path.of(folder).toAbsolutePath()))
                .orElseGet(options.has("tour") ? BellhopApp::temporaryHome : BellhopHome::standard);
        try {
            Files.createDirectories(home.folder());
        } catch (IOException e) {
            throw new IOException("could not create " + home.folder() + ". Choose another folder with --home.");
        }
        log = new FileHandler(home.logFile().toString(), LOG_BYTES, 1, true);
        log.setFormatter(new SimpleFormatter());
        LOGGER.addHandler(log);
        requested = requestedConnection(); // Done here because it may read the AWS config files, and this is not the FX
        // thread yet.
        threads = new Threads();
        settings = new SettingsStore(home.settingsFile(), threads.timer, setAside);
        places = new Places(Platform::runLater, threads::schedule);
        connector =
                new AppConnector(home, settings, new Secrets(home.secretsFile(), setAside), setAside, threads, places);
    }

    private static BellhopHome temporaryHome() {
        try {
            return new BellhopHome(Files.createTempDirectory("bellhop-tour"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void start(Stage stage) {
        FxDesktop desktop = new FxDesktop(getHostServices(), stage);
        ErrorViewModel errors = new ErrorViewModel(desktop);
        UiContext context = new UiContext(
                Platform::runLater,
                threads.background,
                threads::schedule,
                new Ticker(),
                new FxDialogs(() -> stage),
                desktop,
                settings,
                stores(),
                places,
                home.openedFolder(),
                TableMemoryBudget.ofProgram(),
                errors,
                new SimpleStringProperty(""));
        app = new AppViewModel(connector, context);
        window = new AppWindow(app, stage);
        window.show();
        ticker = new Timeline(new KeyFrame(TICK, e -> app.tick()));
        ticker.setCycleCount(Animation.INDEFINITE);
        ticker.play();
        app.begin(requested);
        SetAsideReport report = new SetAsideReport(errors);
        setAside.listen(file -> Platform.runLater(() -> report.add(file)));
        options.get("tour")
                .ifPresent(folder -> new Tour(app, stage, home, Path.of(folder)).start(threads.background, passed -> {
                    tourResult = passed ? 0 : 1;
                    Platform.exit();
                }));
    }

    private Stores stores() {
        return new Stores(
                new ListStore<>(home.publishedFile(), PublishedMessage[].class, threads.background, setAside),
                new ListStore<>(home.alertsFile(), Alert[].class, threads.background, setAside),
                new ListStore<>(home.contactsFile(), ContactsSetup[].class, threads.background, setAside));
    }

    /** The connection requested on the command line. */
    private Optional<Connection> requestedConnection() {
        String endpoint = options.get("endpoint").orElse(null);
        String snsEndpoint = options.get("sns-endpoint").orElse(null);
        String region = options.get("region").orElse(null);
        if (options.has("demo") || options.has("tour")) {
            return Optional.of(Connection.demo());
        }
        if (options.has("profile")) {
            String name = options.get("profile").orElse("default");
            Connection found = AwsProfiles.profiles().stream()
                    .filter(profile -> profile.name().equals(name))
                    .findFirst()
                    .orElse(Connection.ofProfile(name, null, null));
            return Optional.of(found.overriddenBy(endpoint, snsEndpoint, region));
        }
        return endpoint == null
                ? Optional.empty()
                : Optional.of(AwsProfiles.fromEnvironment().overriddenBy(endpoint, snsEndpoint, region));
    }

    @Override
    public void stop() {
        if (ticker != null) {
            ticker.stop();
            window.close();
            app.stop();
        }
        connector.closeAll();
        settings.flush();
        threads.close();
        LOGGER.removeHandler(log);
        log.close();
    }
}
