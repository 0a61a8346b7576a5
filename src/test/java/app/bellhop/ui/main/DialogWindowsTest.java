package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.form.FormDialog;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class DialogWindowsTest {

    private final FxRobot robot = new FxRobot();
    private final AtomicInteger pressed = new AtomicInteger();
    private final AtomicInteger closing = new AtomicInteger();
    private Stage main;
    private Button button;
    private Dialog<?> dialog;
    private Stage window;

    @BeforeEach
    void stage() throws Exception {
        main = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            button = new Button("Below");
            button.setOnAction(e -> pressed.incrementAndGet());
            main.setScene(new Scene(button, 300, 200));
            main.setX(0);
            main.setY(0);
            main.setOnCloseRequest(e -> {
                e.consume();
                closing.incrementAndGet();
            });
            main.show();
            dialog = new FormDialog(
                    Form.of("Paint", "", "Paint").fields(Field.text("name", "Name", "")),
                    main,
                    field -> new CompletableFuture<>());
            window = (Stage) dialog.getDialogPane().getScene().getWindow();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> dialog.close());
        FxToolkit.cleanupStages();
    }

    /** As the system would tell of it, whatever stands in front. */
    private void useWhatIsBelow() {
        robot.interact(() -> {
            main.requestFocus();
            Event.fireEvent(button, mouse(MouseEvent.MOUSE_PRESSED));
            Event.fireEvent(button, mouse(MouseEvent.MOUSE_RELEASED));
            Event.fireEvent(button, space(KeyEvent.KEY_PRESSED));
            Event.fireEvent(button, space(KeyEvent.KEY_RELEASED));
            Event.fireEvent(main, new WindowEvent(main, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        boolean no = false;
        return new MouseEvent(type, 0, 0, 0, 0, MouseButton.PRIMARY, 1, no, no, no, no, true, no, no, no, no, no, null);
    }

    private static KeyEvent space(EventType<KeyEvent> type) {
        return key(type, KeyCode.SPACE);
    }

    private static KeyEvent key(EventType<KeyEvent> type, KeyCode code) {
        return new KeyEvent(type, code.getChar(), code.getChar(), code, false, false, false, false);
    }

    /** A busy machine gives keys to the window below until it has drawn the dialog. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void lettersTypedWhileItOpensAreInItsField() {
        robot.interact(() -> {
            DialogWindows.show(dialog, Platform::runLater);
            Event.fireEvent(button, typed("y")); // Of a letter that chose the menu's entry, and was pressed before.
            "new-".chars().forEach(this::typeBelow);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            "data\r".chars().forEach(this::typeBelow);
            assertEquals("new-data", ((TextField) dialog.getDialogPane().lookup("#nameField")).getText());
        });
        assertTrue(dialog.isShowing());
    }

    private void typeBelow(int letter) {
        Event.fireEvent(button, key(KeyEvent.KEY_PRESSED, KeyCode.A)); // Any: the letter comes with the next.
        Event.fireEvent(button, typed(Character.toString(letter)));
    }

    private static KeyEvent typed(String letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void windowBelowADialogStaysEnabledAndGetsNoInput() {
        robot.interact(() -> DialogWindows.show(dialog, Platform::runLater));
        assertEquals(Modality.NONE, dialog.getModality(), "JavaFX would disable the window, and so end its maximizing");
        useWhatIsBelow();
        assertEquals(0, pressed.get() + closing.get());
        assertTrue(window.isFocused(), "the dialog takes the focus back");
        robot.interact(() -> dialog.close());
        useWhatIsBelow();
        assertTrue(pressed.get() > 0 && closing.get() == 1);
    }

    @Test
    void mouseMayLeaveWhatStandsBelowADialog() {
        robot.interact(() -> {
            Event.fireEvent(button, mouse(MouseEvent.MOUSE_ENTERED));
            assertTrue(button.isHover());
            DialogWindows.show(dialog, Platform::runLater);
            Event.fireEvent(button, mouse(MouseEvent.MOUSE_EXITED));
            assertFalse(button.isHover(), "it was clicked, and the dialog opened under the mouse");
        });
    }

    @Test
    void dialogOpensNoSmallerThanItsContentAndCanBeMadeSmallerThen() {
        robot.interact(() -> {
            DialogWindows.show(dialog, Platform::runLater);
            assertTrue(window.getMinWidth() >= dialog.getDialogPane().prefWidth(-1), "while it opens");
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, window.getMinWidth() + window.getMinHeight());
        assertFalse(window.getWidth() < 460);
    }

    @Test
    void frameThatComesLateTakesNoneOfADialogsRoom() throws Exception {
        robot.interact(() -> DialogWindows.show(dialog, Platform::runLater));
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> window.getMinHeight() == 0); // It is open.
        double height = window.getHeight();
        robot.interact(() -> window.setHeight(height - 24)); // As a window manager does it.
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {});
        assertEquals(height, window.getHeight(), 1);
        robot.interact(() -> {
            Event.fireEvent(window, space(KeyEvent.KEY_PRESSED));
            window.setHeight(height - 30);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(height - 30, window.getHeight(), 1, "the user may make it smaller");
    }

    @Test
    void windowsBesideOthersBlockNothing() {
        robot.interact(() -> {
            dialog.initModality(Modality.NONE);
            DialogWindows.show(dialog, Platform::runLater);
        });
        useWhatIsBelow();
        assertTrue(pressed.get() > 0 && closing.get() == 1);
    }

    /** JavaFX on Linux goes on with its window after the key was handled. */
    @ParameterizedTest
    @EnumSource(names = {"ENTER", "ESCAPE"})
    void keyClosesADialogOnlyOnceItWasHandled(KeyCode code) {
        robot.interact(() -> DialogWindows.show(dialog, Platform::runLater));
        robot.interact(() -> {
            Node field = dialog.getDialogPane().lookup("#nameField");
            ((TextField) field).setText("Blue");
            Event.fireEvent(field, key(KeyEvent.KEY_PRESSED, code));
            assertTrue(window.isShowing(), "its window would be freed while it is still in use");
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(window.isShowing());
        assertEquals(code == KeyCode.ENTER, dialog.getResult() != null);
    }

    @Test
    void windowThatOneWasOpenedFromComesToTheFrontWhenThatCloses() {
        AtomicInteger fronts = new AtomicInteger();
        robot.interact(() -> {
            Stage table = new Stage() {
                @Override
                public void toFront() {
                    fronts.incrementAndGet();
                }
            };
            table.setScene(new Scene(new TextField(), 200, 100));
            table.show();
            dialog.initModality(Modality.NONE);
            DialogWindows.show(dialog, Platform::runLater);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> dialog.close());
        assertEquals(1, fronts.get(), "or keys go to the main window");
    }

    @Test
    void dialogBelongsToTheWindowItWasOpenedFrom() {
        AtomicReference<Stage> table = new AtomicReference<>();
        robot.interact(() -> {
            table.set(new Stage());
            table.get().initOwner(main);
            table.get().setScene(new Scene(new TextField(), 200, 100));
            table.get().show();
            table.get().requestFocus();
            new FxDialogs(() -> main, Platform::runLater, Platform::runLater).ask(Form.of("Paint", "", "Paint"));
        });
        Stage asked = (Stage) Window.getWindows().get(Window.getWindows().size() - 1);
        assertSame(table.get(), asked.getOwner(), "or keys go to the main window when it closes");
        robot.interact(asked::close);
    }

    @Test
    void systemsChooserOpensOnceTheClickOnItsButtonHasEnded() {
        List<Runnable> later = new ArrayList<>();
        CompletableFuture<List<Path>> chosen =
                new FxDialogs(() -> main, later::add, later::add).chooseFiles("Upload files");
        assertFalse(chosen.isDone());
        assertEquals(1, later.size(), "a chooser that opens within the click leaves its button as if hovered");
    }
}
