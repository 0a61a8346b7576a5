package app.bellhop.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.SessionTestBase;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.pictures.LongTexts;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.main.NoTabs;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The dialogs of all commands, with texts that are 40 % longer: nothing is cut, and no field is too narrow. */
class FormLayoutTest extends SessionTestBase {

    /** Commands of which each asks for something. */
    private static final int LEAST = 15;

    /** Of a small screen, without a panel and the title bar. */
    private static final double ROOM = 740;

    private final FxRobot robot = new FxRobot();
    private final Map<String, Form> forms = new LinkedHashMap<>();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void nothingIsCutInTheDialogOfAnyCommand() throws Exception {
        askEverything();
        assertTrue(forms.size() >= LEAST, forms.keySet().toString());
        Stage stage = FxToolkit.registerPrimaryStage();
        List<String> faults = new ArrayList<>();
        robot.interact(() -> {
            Theme.apply(false);
            stage.setScene(new Scene(new Pane(), 1280, 800));
            stage.show();
            forms.forEach((command, form) -> faults(form, stage).forEach(fault -> faults.add(command + ": " + fault)));
        });
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void longTitleTakesTheLinesThatItNeeds() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        String title = "Settings of " + "a-topic-with-a-long-name-".repeat(8);
        List<String> faults = new ArrayList<>();
        robot.interact(() -> {
            stage.setScene(new Scene(new Pane(), 1280, 800));
            stage.show();
            faults.addAll(faults(Form.confirm(title, "", List.of(), "Save"), stage));
        });
        assertEquals(List.of(), faults);
    }

    @Test
    void longTextTakesTheRoomThatTheOtherColumnLeaves() throws Exception {
        askEverything();
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            stage.setScene(new Scene(new Pane(), 1280, 800));
            stage.show();
            FormDialog dialog =
                    new FormDialog(forms.get(CommandIds.NEEDED_RIGHTS), stage, field -> new CompletableFuture<>());
            dialog.show();
            Region content = (Region) dialog.getDialogPane().getContent();
            Region policy = (Region) content.lookup("#policyField");
            double free = content.localToScene(0, content.getHeight()).getY()
                    - policy.localToScene(0, policy.getHeight()).getY();
            assertTrue(free < 20, free + " below the policy, which has " + policy.getHeight());
            dialog.close();
        });
    }

    /** Runs each command that can be run, and turns away what it asks. */
    private void askEverything() {
        store.put("data", "a.txt", "b.csv", "sub/c.txt");
        sns.topics.add(new Topic("arn:aws:sns:us-east-1:1:alerts"));
        MainViewModel main = new MainViewModel(session, test.context, new NoTabs());
        main.start();
        main.location().open(new S3Location("data", ""));
        main.notifications().shown().set(true);
        List<ObjectRow> rows = List.copyOf(main.objects().listing().rows());
        for (List<ObjectRow> some : List.of(rows, rows.subList(0, 1), rows.subList(1, 2), List.<ObjectRow>of())) {
            for (Command command : main.commands().all()) {
                main.objects().selected(some.size(), some.stream().anyMatch(row -> !row.prefix()), () -> some);
                ask(command);
            }
        }
        for (ScreenModel screen : List.copyOf(test.dialogs.screens)) {
            if (screen instanceof DataTableViewModel table) {
                table.commands().forEach(this::ask);
            }
        }
        main.close();
    }

    private void ask(Command command) {
        test.dialogs.asked.clear();
        command.run();
        test.dialogs.asked.forEach(form -> forms.putIfAbsent(command.id(), form));
    }

    private static List<String> faults(Form form, Stage stage) {
        List<String> found = new ArrayList<>();
        FormDialog usual = new FormDialog(form, stage, field -> new CompletableFuture<>());
        usual.show();
        double height = usual.getDialogPane().getHeight();
        usual.close();
        if (form.title().endsWith("…")) {
            found.add("promises another dialog: " + form.title());
        }
        if (height > ROOM) {
            found.add("is " + height + " high");
        }
        FormDialog dialog = new FormDialog(form, stage, field -> new CompletableFuture<>());
        DialogPane pane = dialog.getDialogPane();
        lengthen(pane);
        dialog.show();
        pane.applyCss();
        pane.layout();
        check(pane, pane, found);
        dialog.close();
        return found;
    }

    private static void lengthen(Node node) {
        if (node instanceof Labeled labeled && !labeled.textProperty().isBound() && labeled.getText() != null) {
            labeled.setText(LongTexts.of(labeled.getText()));
        }
        if (node instanceof TabPane tabs) {
            tabs.getTabs().forEach(tab -> {
                tab.setText(LongTexts.of(tab.getText()));
                lengthen(tab.getContent());
            });
        } else if (node instanceof javafx.scene.control.ScrollPane scroll) {
            lengthen(scroll.getContent());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(FormLayoutTest::lengthen);
        }
    }

    private static void check(Node node, DialogPane pane, List<String> found) {
        if (!node.isVisible() || !node.isManaged()) {
            return;
        }
        double right = node.localToScene(node.getLayoutBounds()).getMaxX();
        if (node instanceof Control && right > pane.getWidth()) {
            found.add(node + " ends at " + right + " of " + pane.getWidth());
        }
        if (node instanceof TextInputControl || node instanceof ComboBoxBase) {
            double width = ((Region) node).getWidth();
            if (width < FieldRow.MIN_WIDTH) {
                found.add(node.getId() + " is " + width + " wide");
            }
        } else if (node instanceof Label || node instanceof Button) {
            Labeled label = (Labeled) node;
            boolean cut = label.isWrapText()
                    ? label.getHeight() + 1 < label.prefHeight(label.getWidth())
                    : label.getWidth() + 1 < label.prefWidth(-1);
            if (cut) {
                found.add("“" + label.getText() + "” is cut");
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> check(child, pane, found));
        }
    }
}
