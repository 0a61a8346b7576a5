package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class MnemonicsTest {

    private static AppRobot robot;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.moveTo("#transferTotal"); // Under a mouse that another test has left there, a menu shows no letters.
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    /** Fails if two texts have the same letter, or if one has none: of the longest menus, five, whose letters are rare. */
    private static void assertDistinct(Stream<String> texts, String where) {
        Set<String> letters = new HashSet<>();
        List<String> without = new ArrayList<>();
        texts.forEach(text -> {
            int mark = text.replace("__", "  ").indexOf('_');
            if (mark < 0) {
                without.add(text);
            } else {
                assertTrue(letters.add(text.substring(mark + 1, mark + 2).toLowerCase()), where + ": twice in " + text);
            }
        });
        assertTrue(without.size() <= (letters.size() > 18 ? 5 : 0), where + ": no letter in " + without);
    }

    private static void assertDistinct(List<MenuItem> items, String where) {
        assertDistinct(
                items.stream()
                        .filter(item -> !(item instanceof SeparatorMenuItem))
                        .map(MenuItem::getText),
                where);
        for (MenuItem item : items) {
            if (item instanceof Menu menu) {
                assertDistinct(menu.getItems(), menu.getText());
            }
        }
    }

    /** Keys go where the focus is: perhaps to a window that another test has closed. */
    private static void focusWindow() throws Exception {
        Window window = robot.lookup(".menu-bar").query().getScene().getWindow();
        robot.interact(window::requestFocus);
        robot.until(window::isFocused);
    }

    @Test
    void everyEntryOfTheMenuBarHasALetterOfItsOwn() throws Exception {
        MenuBar bar = (MenuBar) robot.lookup(".menu-bar").query();
        for (Menu menu : bar.getMenus()) {
            robot.interact(menu::show);
            assertDistinct(menu.getItems(), menu.getText());
            robot.interact(menu::hide);
        }
        assertDistinct(bar.getMenus().stream().map(MenuItem::getText), "menu bar");
    }

    @Test
    void aLetterChoosesAnEntry() throws Exception {
        MenuBar bar = robot.lookup(".menu-bar").query();
        Menu view = bar.getMenus().get(2);
        focusWindow();
        robot.interact(view::show);
        robot.until(() -> lettersShown(view));
        // As after Alt+V, which opened it.
        robot.interact(() -> Event.fireEvent(
                ((Window) view.getItems().get(0).getParentPopup()).getScene(),
                key(KeyEvent.KEY_RELEASED, KeyCode.ALT)));
        robot.until(() -> lettersShown(view));
        robot.push(letter(view, "showNotifications"));
        robot.until(() -> !robot.lookup("#topicTable").queryAll().isEmpty());
        assertFalse(view.isShowing());
    }

    @Test
    void letterOfAMenuIsNotTypedBehindIt() throws Exception {
        Menu edit = robot.lookup(".menu-bar").<MenuBar>query().getMenus().get(1);
        focusWindow();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.until(() -> robot.node("objectTable").isFocused());
        robot.push(KeyCode.ALT, KeyCode.E);
        robot.until(() -> lettersShown(edit));
        robot.push(KeyCode.DIGIT7).push(letter(edit, "copyS3Uri"));
        robot.until(() -> !edit.isShowing());
        assertEquals("", filter());
        robot.push(KeyCode.DIGIT7);
        robot.until(() -> filter().equals("7"));
        robot.push(KeyCode.ESCAPE);
    }

    private static String filter() {
        return robot.<TextField>node("filterField").getText();
    }

    private static KeyCode letter(Menu menu, String item) {
        String text = menu.getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .findFirst()
                .orElseThrow()
                .getText();
        return KeyCode.getKeyCode(
                text.substring(text.indexOf('_') + 1).substring(0, 1).toUpperCase(Locale.ROOT));
    }

    @Test
    void menuStaysOpenWhereAltIsReleasedBeforeItsLetter() throws Exception {
        MenuBar bar = robot.lookup(".menu-bar").query();
        Menu edit = bar.getMenus().get(1);
        focusWindow();
        robot.interact(() -> {
            Event.fireEvent(bar.getScene(), key(KeyEvent.KEY_PRESSED, KeyCode.ALT));
            edit.show(); // As by E.
            Event.fireEvent(bar.getScene(), key(KeyEvent.KEY_RELEASED, KeyCode.ALT));
            assertTrue(edit.isShowing());
        });
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> !edit.isShowing());
    }

    @Test
    void lettersStayShownInTheMenuThatALetterOpened() throws Exception {
        MenuBar bar = robot.lookup(".menu-bar").query();
        Menu edit = bar.getMenus().get(1);
        focusWindow();
        robot.push(KeyCode.ALT, KeyCode.E);
        robot.until(edit::isShowing);
        robot.until(() -> lettersShown(edit));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(lettersShown(edit));
        robot.interact(edit::hide);
    }

    private static KeyEvent key(EventType<KeyEvent> type, KeyCode code) {
        return new KeyEvent(type, "", "", code, false, false, type == KeyEvent.KEY_PRESSED, false);
    }

    private static boolean lettersShown(Menu menu) {
        Node root = menu.getItems().get(0).getParentPopup().getScene().getRoot();
        return root.lookupAll(".menu-item > .label").stream()
                .anyMatch(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("show-mnemonics")));
    }

    @Test
    void everyButtonAndFieldOfADialogHasALetterOfItsOwn() throws Exception {
        robot.press("newBucket");
        robot.until(() -> !robot.lookup("#dialogOk").queryAll().isEmpty());
        List<String> texts = new ArrayList<>();
        robot.interact(() -> robot.node("dialogOk").getScene().getRoot().lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(label -> label.getLabelFor() != null)
                .forEach(label -> texts.add(label.getText())));
        assertFalse(texts.isEmpty());
        texts.add(((Labeled) robot.node("dialogOk")).getText());
        texts.add(((Labeled) robot.node("dialogCancel")).getText());
        assertDistinct(texts.stream(), "New bucket");
        robot.press("dialogCancel");
    }

    @Test
    void moreEntriesThanLettersStayWithoutOne() {
        List<MenuItem> items =
                Stream.of("a_b", "Aa", "Aaa", "Cb").map(MenuItem::new).toList();
        Mnemonics.mark(items);
        assertEquals(
                List.of("a_b", "_Aa", "Aaa", "_Cb"),
                items.stream().map(MenuItem::getText).toList());
        items.get(2).setMnemonicParsing(false);
        items.get(2).setText("Changed");
        Mnemonics.mark(items);
        assertEquals("Changed", items.get(2).getText());
    }

    @Test
    void whoCanHaveAnotherLetterGivesItsAway() {
        List<MenuItem> items = Stream.of("Ab", "Ac", "Ca").map(MenuItem::new).toList();
        Mnemonics.mark(items);
        assertEquals(
                List.of("A_b", "_Ac", "_Ca"),
                items.stream().map(MenuItem::getText).toList());
    }

    @Test
    void aLetterPressesNoDisabledButton() throws Exception {
        AtomicInteger pressed = new AtomicInteger();
        robot.interact(() -> {
            DialogPane pane = new DialogPane();
            Label label = new Label("Some_name");
            TextField field = new TextField();
            label.setLabelFor(field);
            pane.setContent(new VBox(label, field));
            pane.getButtonTypes().addAll(ButtonType.APPLY, ButtonType.CLOSE);
            pane.lookupButton(ButtonType.APPLY).setDisable(true);
            for (ButtonType type : pane.getButtonTypes()) {
                ((Button) pane.lookupButton(type)).setOnAction(e -> pressed.incrementAndGet());
            }
            Stage stage = new Stage();
            stage.setScene(new Scene(pane));
            stage.show();
            assertEquals("_Some__name", label.getText());
            pane.lookupButton(ButtonType.APPLY).fireEvent(new ActionEvent());
            assertEquals(0, pressed.get());
            pane.lookupButton(ButtonType.CLOSE).fireEvent(new ActionEvent());
            assertEquals(1, pressed.get());
            stage.hide();
        });
    }

    @Test
    void lettersTickBoxesAndOnlyGoToFields() throws Exception {
        AtomicInteger confirmed = new AtomicInteger();
        AtomicInteger ticked = new AtomicInteger();
        CheckBox box = new CheckBox("Sealed");
        RadioButton radio = new RadioButton("Never");
        TextField field = new TextField();
        AtomicReference<Stage> shown = new AtomicReference<>();
        robot.interact(() -> {
            box.setOnAction(e -> ticked.incrementAndGet());
            field.setOnAction(e -> confirmed.incrementAndGet());
            Label label = new Label("Key");
            label.setLabelFor(field);
            Label labelOfBox = new Label("Other");
            CheckBox other = new CheckBox();
            other.setId("other");
            labelOfBox.setLabelFor(other);
            DialogPane pane = new DialogPane();
            pane.setContent(new VBox(box, radio, label, field, labelOfBox, other));
            Stage stage = new Stage();
            stage.setScene(new Scene(pane));
            stage.show();
            shown.set(stage);
        });
        robot.until(() -> shown.get().isFocused());
        robot.push(KeyCode.ALT, KeyCode.S);
        assertTrue(box.isSelected());
        assertEquals(1, ticked.get());
        robot.push(KeyCode.ALT, KeyCode.S);
        assertFalse(box.isSelected());
        robot.push(KeyCode.ALT, KeyCode.N);
        assertTrue(radio.isSelected());
        robot.push(KeyCode.ALT, KeyCode.O);
        assertTrue(((CheckBox) robot.node("other")).isSelected());
        robot.push(KeyCode.ALT, KeyCode.K);
        assertTrue(field.isFocused());
        assertEquals(0, confirmed.get());
        robot.push(KeyCode.ENTER);
        assertEquals(1, confirmed.get());
        robot.interact(() -> shown.get().hide());
    }

    @Test
    void menuButtonsHaveOneLetter() throws Exception {
        robot.interact(() -> {
            DialogPane pane = new DialogPane();
            MenuButton menu = new MenuButton("Continue in…");
            pane.setContent(new VBox(new Button("Columns"), menu));
            new Scene(pane);
            Mnemonics.mark(pane);
            assertEquals("Continue _in…", menu.getText());
            assertEquals("Continue _in…", ((Labeled) menu.lookup(".label")).getText());
        });
    }
}
