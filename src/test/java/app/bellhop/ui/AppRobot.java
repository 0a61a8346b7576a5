package app.bellhop.ui;

import app.bellhop.app.BellhopApp;
import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.settings.Connection;
import app.bellhop.ui.base.Pictures;
import app.bellhop.ui.editor.CodeEditor;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program in-process, as a user's hands and eyes have it; and its server, as another client sees it. */
public final class AppRobot extends FxRobot implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    final Path home;
    private final BellhopApp app;
    private final Stage stage;
    private AwsConnection server;

    public AppRobot(Path home, String... options) throws Exception {
        this.home = home;
        stage = FxToolkit.registerPrimaryStage();
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--home=" + home);
        app = (BellhopApp) FxToolkit.setupApplication(BellhopApp.class, all.toArray(String[]::new));
        // Monocle sends no request for a context menu on a right click.
        stage.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            Node node = e.getPickResult().getIntersectedNode();
            if (e.getButton() == MouseButton.SECONDARY && node != null) {
                Platform.runLater(() -> Event.fireEvent(
                        node,
                        new ContextMenuEvent(
                                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                e.getSceneX(),
                                e.getSceneY(),
                                e.getScreenX(),
                                e.getScreenY(),
                                false,
                                e.getPickResult())));
            }
        });
    }

    /** Waits until something on the screen or on the server is so. */
    public void until(Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> interactNow(condition));
        } catch (TimeoutException e) {
            interactNow(AppRobot::picture);
            throw e;
        }
    }

    /** What was on the screen when a test waited in vain: target/waited-in-vain-N.png, a file for each window. */
    private static Void picture() throws IOException {
        int number = 0;
        for (Window window : Window.getWindows()) {
            ImageIO.write(
                    Pictures.of(window.getScene().snapshot(null)),
                    "png",
                    new File("target/waited-in-vain-" + ++number + ".png"));
        }
        return null;
    }

    private static <T> T interactNow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), work);
    }

    public <N extends Node> N node(String id) {
        return interactNow(() -> this.<N>lookup("#" + id).queryAs(nodeType()));
    }

    @SuppressWarnings("unchecked")
    private static <N> Class<N> nodeType() {
        return (Class<N>) Node.class;
    }

    /** What a column shows, row by row. */
    public List<String> column(String table, String column) {
        return interactNow(() -> {
            TableView<?> view = node(table);
            TableColumn<?, ?> found = view.getColumns().stream()
                    .filter(c -> column.equals(c.getId()))
                    .findFirst()
                    .orElseThrow();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < view.getItems().size(); i++) {
                values.add(String.valueOf(found.getCellData(i)));
            }
            return values;
        });
    }

    public boolean scrollsSideways(String table) {
        return lookup("#" + table + " .scroll-bar").queryAllAs(ScrollBar.class).stream()
                .anyMatch(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible());
    }

    /** Goes to a place by typing it. */
    public void go(String place) throws Exception {
        type("locationField", place);
        clickOn("#locationField").push(KeyCode.ENTER);
    }

    /** Puts text into a field, once it is there. */
    public void type(String id, String text) throws Exception {
        until(() -> !lookup("#" + id).queryAll().isEmpty());
        interact(() -> {
            if (node(id) instanceof CodeEditor editor) {
                editor.replaceText(text);
            } else {
                ((TextInputControl) node(id)).setText(text);
            }
        });
    }

    /** Chooses an entry of one of the menu bar's menus. */
    public void menu(String menu, String id) throws Exception {
        clickOn(menu);
        choose(id);
    }

    /** Chooses an entry of the menu that is open, or opens. */
    public void choose(String id) throws Exception {
        until(() -> !lookup(".context-menu #" + id).queryAll().isEmpty());
        clickOn(".context-menu #" + id);
    }

    /** Chooses an entry of a submenu. The mouse opens it, and would close it on a way across other entries. */
    public void chooseBelow(String submenu, String id) throws Exception {
        until(() -> !lookup(".context-menu #" + submenu).queryAll().isEmpty());
        moveTo(".context-menu #" + submenu);
        until(() -> !lookup(".context-menu #" + id).queryAll().isEmpty());
        clickOn(".context-menu #" + id, Motion.HORIZONTAL_FIRST);
    }

    /** Looks the node up where nothing changes the scene meanwhile, and where it is when all is laid out: on the FX thread. */
    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        AtomicReference<PointQuery> point = new AtomicReference<>();
        try {
            until(() -> {
                layOut();
                boolean there = lookup(query).tryQuery().isPresent(); // A row may have come without its cell.
                if (there) {
                    point.set(point(query));
                }
                return there;
            });
        } catch (Exception e) {
            throw new IllegalStateException(query + " is not there", e);
        }
        return clickOn(point.get(), motion, buttons);
    }

    private static void layOut() {
        List.copyOf(Window.getWindows()).forEach(window -> {
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
        });
    }

    /** Clicks at once, without the way there: every point of it would be drawn. */
    @Override
    public FxRobot clickOn(PointQuery point, Motion motion, MouseButton... buttons) {
        moveTo(point, motion);
        robotContext().getClickRobot().clickOn(buttons);
        return this;
    }

    @Override
    public FxRobot moveTo(PointQuery point, Motion motion) {
        robotContext().getMouseRobot().move(point.query());
        return this;
    }

    /** Presses a button, once it is there and can be pressed. */
    public void press(String id) throws Exception {
        until(() -> lookup("#" + id).queryAll().stream().anyMatch(n -> !n.isDisabled()));
        clickOn("#" + id);
    }

    /** Presses a button that may have to be scrolled to, once it can be pressed. */
    public void fire(String id) throws Exception {
        until(() -> lookup("#" + id).queryAll().stream().anyMatch(n -> n.isVisible() && !n.isDisabled()));
        interact(() -> ((ButtonBase) lookup("#" + id)
                        .match((Node n) -> n instanceof ButtonBase && n.isVisible())
                        .query())
                .fire());
    }

    /** Shows a tab of the main window, its dialogs closed. */
    public void showTab(String id) throws Exception {
        until(() -> !lookup("#" + id).queryAll().isEmpty());
        interact(() -> {
            TabPane tabs = node("tabs");
            tabs.getTabs().stream().filter(tab -> id.equals(tab.getId())).forEach(tabs.getSelectionModel()::select);
        });
    }

    /** Closes the dialogs, windows and menus that a failed test left open, so that the next one finds none. */
    public void closeDialogs() {
        interact(() -> Window.getWindows().stream()
                .filter(window -> window != stage)
                .toList()
                .forEach(window -> {
                    Event.fireEvent(window, new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
                    window.hide();
                }));
    }

    public String text(String id) {
        return interactNow(() -> ((Labeled) node(id)).getText());
    }

    /** Selects the row with that name in a table. */
    public void select(String table, String column, String value) throws Exception {
        until(() -> column(table, column).contains(value));
        int row = column(table, column).indexOf(value);
        interact(() -> ((TableView<?>) node(table)).getSelectionModel().clearAndSelect(row));
    }

    /** Another client of the demo's servers. */
    public AwsConnection server() throws Exception {
        if (server == null) {
            Path told = home.resolve("demo/endpoint.properties");
            until(() -> Files.exists(told) && app != null);
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(told)) {
                properties.load(reader);
            }
            server = new AwsConnection(
                    new Connection(
                            "robot",
                            "robot",
                            Connection.Source.SAVED,
                            null,
                            properties.getProperty("s3.endpoint"),
                            properties.getProperty("sns.endpoint"),
                            properties.getProperty("region"),
                            properties.getProperty("accessKeyId")),
                    properties.getProperty("secretAccessKey"),
                    Runnable::run);
        }
        return server;
    }

    public void createBucket(String bucket) throws Exception {
        DemoConnection.await(server().objects().createBucket(NewBucket.named(bucket)));
    }

    /** Creates an object, its content type guessed from its name. */
    public void put(S3Location object, String text) throws Exception {
        String type = URLConnection.guessContentTypeFromName(object.key());
        DemoConnection.await(server().s3().content().create(object, text.getBytes(StandardCharsets.UTF_8), type));
    }

    public List<String> buckets() throws Exception {
        return DemoConnection.await(server().objects().listBuckets()).stream()
                .map(Bucket::name)
                .toList();
    }

    public List<String> keys(String bucket) throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        DemoConnection.await(server().objects().listAll(new S3Location(bucket, ""), found::addAll));
        return found.stream().map(ObjectEntry::key).toList();
    }

    /** Waits for an effect on the server. */
    public void untilOnServer(Callable<Boolean> condition) {
        SnsEndpoint.until(() -> {
            try {
                return condition.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.close();
        }
        FxToolkit.cleanupApplication(app);
        FxToolkit.cleanupStages();
    }
}
