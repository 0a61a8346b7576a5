package app.bellhop.app;

import app.bellhop.settings.Preferences.WindowPlace;
import app.bellhop.settings.SettingsStore;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.keys.FirstFocus;
import app.bellhop.ui.keys.PaneKey;
import app.bellhop.ui.keys.TabKey;
import app.bellhop.ui.main.ConnectionTabsController;
import app.bellhop.ui.main.DisabledTooltips;
import app.bellhop.ui.main.EscapeKey;
import app.bellhop.ui.main.MenuKey;
import app.bellhop.ui.main.Mnemonics;
import app.bellhop.ui.start.StartController;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.main.WindowCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The main window: shows the start screen or a session, applies the theme and remembers its bounds. FX thread. */
final class AppWindow {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /** What a window manager draws beside the window, and above and below it, in pixels. */
    private static final double SIDES = 8;

    private static final double FRAME = 40;

    private static final double MIN_WIDTH = 760;
    private static final double MIN_HEIGHT = 520;
    private static final double WAITING = 32;

    private final AppViewModel app;
    private final Stage stage;
    private final BorderPane root = new BorderPane();
    private final InvalidationListener boundsListener;

    /** Of the open sessions: only the one in front is part of the scene. */
    private final Map<MainViewModel, Parent> screens = new HashMap<>();

    private @Nullable Parent start;

    AppWindow(AppViewModel app, Stage stage) {
        this.app = app;
        this.stage = stage;
        this.boundsListener = o -> saveBounds(app.context().settings());
    }

    void show() {
        Theme.apply(app.dark().get());
        app.dark().addListener((o, before, now) -> Theme.apply(now));
        Dimension2D size = firstSize(Screen.getPrimary().getVisualBounds());
        Scene scene = new Scene(root, size.getWidth(), size.getHeight());
        Columns.sortByPrimaryButtonOnly(root);
        DisabledTooltips.show(root);
        MenuKey.opens(root);
        FirstFocus.ofRows(root);
        PaneKey.walks(root);
        Mnemonics.markAll();
        TabKey.leavesTextAreas();
        scene.getStylesheets().add(Theme.stylesheet());
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            Theme.withoutTransparency();
        }
        stage.setScene(scene);
        stage.getIcons().setAll(icons());
        app.quitWith(() -> Platform.runLater(stage::hide)); // Not within the key that quits: JavaFX would still use it.
        stage.setOnCloseRequest(e -> {
            e.consume();
            app.quit();
        });
        restoreBounds(app.context().settings());
        stage.setTitle(Texts.get("app.title"));
        stage.show();
        fill(); // The desktop makes the window's frame meanwhile.
        Platform.runLater(this::opened);
    }

    private void fill() {
        root.setTop(new Screens(Map.of(ConnectionTabsController.class, () -> new ConnectionTabsController(app)))
                .load("main/connectiontabs"));
        app.open().addListener((InvalidationListener) o -> screens.keySet().retainAll(app.open()));
        app.main().addListener((o, before, now) -> showScreen(now));
        showScreen(app.main().get());
    }

    /** Loaded at once: a window takes none that still load. */
    private static List<Image> icons() {
        return IntStream.of(16, 32, 48, 64, 128, 256)
                .mapToObj(size -> new Image(AppWindow.class
                        .getResource("/app/bellhop/icons/bellhop-" + size + ".png")
                        .toExternalForm()))
                .toList();
    }

    static void showFailure(String sentence) {
        Theme.apply(false);
        Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
        alert.setTitle(Texts.get("app.title"));
        alert.setHeaderText(Texts.get("startup.failed"));
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.show();
    }

    private void showScreen(@Nullable MainViewModel main) {
        stage.setTitle(main == null ? Texts.get("app.title") : main.tab().name() + " – " + Texts.get("app.title"));
        if (main != null) {
            showSession(main);
        } else if (start == null && app.start().opening().get()) {
            showOpening();
        } else {
            start = start == null ? startScreen() : start;
            root.setCenter(start);
        }
    }

    /** A session that can't be shown is closed, once it has begun. */
    private void showSession(MainViewModel main) {
        try {
            Parent screen = screens.computeIfAbsent(main, opened -> new SessionScreens(app, opened).main());
            root.setCenter(screen);
            FirstFocus.in(screen);
        } catch (RuntimeException e) {
            Platform.runLater(() -> {
                app.close(main.session());
                throw e;
            });
        }
    }

    /** At a start that opens a connection, the start screen would be made to be thrown away. */
    private void showOpening() {
        ProgressIndicator waiting = new ProgressIndicator();
        waiting.setMaxSize(WAITING, WAITING);
        root.setCenter(waiting);
        app.start().opening().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable opening) {
                app.start().opening().removeListener(this);
                Platform.runLater(() -> showScreen(app.main().get()));
            }
        });
    }

    private Parent startScreen() {
        Parent screen = new Screens(Map.of(
                        StartController.class,
                        () -> new StartController(app.start(), app.context().errors())))
                .load("start/start");
        EscapeKey.does(screen, app::leaveConnections);
        CommandKeys.bindShortcuts(screen, WindowCommands.of(app, app.context()));
        return screen;
    }

    /**
     * Restores the saved bounds if they are still on a screen. Until the window is open, it may not be smaller: openbox makes
     * it as small as it may be.
     */
    private void restoreBounds(SettingsStore settings) {
        Dimension2D size = firstSize(Screen.getPrimary().getVisualBounds());
        stage.setMinWidth(size.getWidth());
        stage.setMinHeight(size.getHeight());
        WindowPlace place = settings.get().window();
        if (place != null
                && !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                        .isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setMinWidth(place.width());
            stage.setMinHeight(place.height());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximized());
        }
    }

    /** The size of the first window: with its frame, it fits on the screen. */
    static Dimension2D firstSize(Rectangle2D screen) {
        return new Dimension2D(
                Math.min(WIDTH, screen.getWidth() - SIDES), Math.min(HEIGHT, screen.getHeight() - FRAME));
    }

    /** From now on the bounds are the user's. */
    private void opened() {
        Dimension2D first = firstSize(Screen.getPrimary().getVisualBounds());
        stage.setMinWidth(Math.min(MIN_WIDTH, first.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, first.getHeight()));
        new OpeningSize(stage);
        boundsProperties().forEach(property -> property.addListener(boundsListener));
    }

    private List<Observable> boundsProperties() {
        return List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty());
    }

    /** Shows the window in front of all others, where the desktop allows it. */
    void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /** Detaches from the stage, which may outlive this application and be reused, and hides it. */
    void close() {
        boundsProperties().forEach(property -> property.removeListener(boundsListener));
        stage.hide();
    }

    private void saveBounds(SettingsStore settings) {
        if (Double.isNaN(stage.getX()) || Double.isNaN(stage.getWidth())) {
            return;
        }
        WindowPlace saved = settings.get().window();
        WindowPlace now = stage.isMaximized() && saved != null
                ? new WindowPlace(saved.x(), saved.y(), saved.width(), saved.height(), true)
                : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        settings.update(p -> p.withWindow(now));
    }
}
