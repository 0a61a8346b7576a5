package app.bellhop.ui.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is shown is what there is, whenever it changes. */
class LiveCellTest {

    private static final FxRobot ROBOT = new FxRobot();
    private static Stage stage;

    private final ObservableList<ReadOnlyStringWrapper> rows = FXCollections.observableArrayList(IntStream.range(0, 8)
            .mapToObj(i -> new ReadOnlyStringWrapper("row " + i))
            .toList());
    private TableView<ReadOnlyStringWrapper> table;

    @BeforeAll
    static void start() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterAll
    static void stop() throws Exception {
        FxToolkit.cleanupStages();
    }

    private void show(int height) throws Exception {
        FxToolkit.setupFixture(() -> {
            table = new TableView<>(rows);
            table.setFixedCellSize(26);
            TableColumn<ReadOnlyStringWrapper, String> column = new TableColumn<>("Name");
            column.setCellValueFactory(cell -> cell.getValue().getReadOnlyProperty());
            column.setCellFactory(c -> new LiveCell<>());
            table.getColumns().add(column);
            stage.setScene(new Scene(table, 400, height));
            stage.setMaximized(false); // As a test before may have left it.
            stage.setWidth(400);
            stage.setHeight(height);
            stage.show();
        });
    }

    /** The rows that show something else. */
    private List<String> stale() {
        List<String> stale = new ArrayList<>();
        for (Node node : table.lookupAll(".table-cell")) {
            TableCell<?, ?> cell = (TableCell<?, ?>) node;
            int row = cell.getIndex();
            if (cell.getTableRow().isVisible()
                    && row >= 0
                    && row < rows.size()
                    && !rows.get(row).get().equals(cell.getText())) {
                stale.add(row + " is " + rows.get(row).get() + ", shown " + cell.getText());
            }
        }
        return stale;
    }

    private void step(Random random) {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    List<ReadOnlyStringWrapper> others = new ArrayList<>(rows);
                    others.add(0, new ReadOnlyStringWrapper("new"));
                    rows.setAll(others);
                }
                case 1 -> table.scrollTo(random.nextInt(rows.size()));
                default -> rows.get(random.nextInt(3)).set("changed " + random.nextInt(1000));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {160, 800})
    void everyChangeIsShownAlsoWhileRowsComeAndScroll(int height) throws Exception {
        show(height);
        Random random = new Random(0);
        for (int i = 0; i < 60; i++) {

            ROBOT.interact(() -> step(random));
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(this::stale).get().isEmpty());
        }
    }
}
