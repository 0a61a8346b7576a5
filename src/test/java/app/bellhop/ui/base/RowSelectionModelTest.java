package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.rows.RowList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Scene;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A selection in a bit set, against JavaFX's own model: what the user sees is the same. */
class RowSelectionModelTest {

    /** A row that is another object after each exchange, and the same row. */
    private record Row(String key, int version) {}

    private static final FxRobot ROBOT = new FxRobot();
    private static Stage stage;

    private TableView<Row> theirs;
    private TableView<Row> ours;

    @BeforeAll
    static void start() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    private static List<Row> rows(int count, int version) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row("%03d".formatted(i), version))
                .toList();
    }

    private static TableView<Row> table(int count) {
        TableView<Row> table = new TableView<>(FXCollections.observableArrayList(rows(count, 0)));
        TableColumn<Row, String> column = new TableColumn<>("Key");
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().key()));
        table.getColumns().add(column);
        return table;
    }

    private static RowSelectionModel<Row> replaceModel(TableView<Row> table) {
        RowSelectionModel<Row> model = new RowSelectionModel<>(table, Row::key, row -> -1);
        table.setSelectionModel(model);
        return model;
    }

    private void show(int count) throws Exception {
        FxToolkit.setupFixture(() -> {
            theirs = table(count);
            theirs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            ours = table(count);
            replaceModel(ours);
            stage.setScene(new Scene(new HBox(theirs, ours), 600, 500));
            stage.show();
        });
    }

    private static List<Integer> selected(TableView<Row> table) {
        List<Integer> selected = new ArrayList<>(table.getSelectionModel().getSelectedIndices());
        Collections.sort(selected);
        return selected;
    }

    private void same(String after) {
        ROBOT.interact(() -> assertSame(after));
    }

    /** FX thread. */
    private void assertSame(String after) {
        assertEquals(selected(theirs), selected(ours), after);
        assertEquals(
                theirs.getSelectionModel().isEmpty(), ours.getSelectionModel().isEmpty(), after);
        assertEquals(
                theirs.getSelectionModel().getSelectedIndex(),
                ours.getSelectionModel().getSelectedIndex(),
                "last after " + after);
        assertEquals(
                theirs.getFocusModel().getFocusedIndex(),
                ours.getFocusModel().getFocusedIndex(),
                "focus after " + after);
        assertEquals(
                selected(ours).stream().map(i -> ours.getItems().get(i)).toList(),
                List.copyOf(ours.getSelectionModel().getSelectedItems()),
                after);
    }

    private static void click(TableView<Row> table, int row) {
        ROBOT.clickOn(ROBOT.from(table)
                .lookup((javafx.scene.Node node) -> node instanceof TableCell<?, ?> cell
                        && cell.getIndex() == row
                        && cell.getTableColumn() != null
                        && !cell.isEmpty())
                .<TableCell<?, ?>>query());
    }

    private void clickBoth(int row, KeyCode... held) {
        for (TableView<Row> table : List.of(theirs, ours)) {
            for (KeyCode key : held) {
                ROBOT.press(key);
            }
            click(table, row);
            for (KeyCode key : held) {
                ROBOT.release(key);
            }
        }
        same("click on " + row + " with " + List.of(held));
    }

    private void typeBoth(KeyCode... keys) {
        for (TableView<Row> table : List.of(theirs, ours)) {
            ROBOT.interact(table::requestFocus);
            ROBOT.push(keys);
        }
        same("keys " + List.of(keys));
    }

    @Test
    void clicksSelectAsTheyDoInJavaFx() throws Exception {
        show(12);
        clickBoth(3);
        clickBoth(6, KeyCode.SHIFT);
        clickBoth(1, KeyCode.SHIFT);
        clickBoth(8, KeyCode.CONTROL);
        clickBoth(2, KeyCode.CONTROL);
        clickBoth(10, KeyCode.SHIFT);
        clickBoth(4);
        clickBoth(4, KeyCode.CONTROL);
        clickBoth(7, KeyCode.SHIFT);
    }

    @Test
    void keysSelectAsTheyDoInJavaFx() throws Exception {
        show(12);
        clickBoth(3);
        typeBoth(KeyCode.DOWN);
        typeBoth(KeyCode.SHIFT, KeyCode.DOWN);
        typeBoth(KeyCode.SHIFT, KeyCode.DOWN);
        typeBoth(KeyCode.SHIFT, KeyCode.UP);
        typeBoth(KeyCode.CONTROL, KeyCode.DOWN);
        typeBoth(KeyCode.CONTROL, KeyCode.SPACE);
        typeBoth(KeyCode.SHIFT, KeyCode.END);
        typeBoth(KeyCode.HOME);
        typeBoth(KeyCode.CONTROL, KeyCode.A);
        typeBoth(KeyCode.DOWN);
        typeBoth(KeyCode.SHIFT, KeyCode.HOME);
    }

    @Test
    void everySequenceOfCallsEndsAsInJavaFx() throws Exception {
        show(10);
        clickBoth(0);
        Random random = new Random(1);
        StringBuilder calls = new StringBuilder();
        // At once on the FX thread: waiting for its queue after each call would take a minute.
        ROBOT.interact(() -> {
            for (int i = 0; i < 400; i++) {
                int kind = random.nextInt(9);
                int a = random.nextInt(12) - 1;
                int b = random.nextInt(12) - 1;
                calls.append(kind).append('(').append(a).append(',').append(b).append(") ");
                call(theirs.getSelectionModel(), kind, a, b);
                call(ours.getSelectionModel(), kind, a, b);
                assertSame(calls.toString());
            }
        });
    }

    private static void call(MultipleSelectionModel<Row> model, int kind, int a, int b) {
        switch (kind) {
            case 0 -> model.select(a);
            case 1 -> model.clearAndSelect(a);
            case 2 -> model.clearSelection(a);
            case 3 -> model.selectRange(Math.max(0, a), Math.max(0, b));
            case 4 -> model.selectIndices(Math.max(0, a), Math.max(0, b), 3);
            case 5 -> model.selectAll();
            case 6 -> model.selectNext();
            case 7 -> model.selectPrevious();
            default -> model.clearSelection();
        }
    }

    @Test
    void rowsThatAreExchangedStaySelectedByTheirKeyWithOneChange() throws Exception {
        show(10);
        ROBOT.interact(() -> {
            ours.getSelectionModel().selectIndices(2, 4, 7);
            AtomicInteger changes = new AtomicInteger();
            ours.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Row>)
                    change -> changes.incrementAndGet());
            List<Row> next = new ArrayList<>(rows(10, 1));
            Collections.reverse(next);
            next.removeIf(row -> row.key().equals("004"));
            ours.getItems().setAll(next);
            assertEquals(
                    List.of(new Row("007", 1), new Row("002", 1)),
                    List.copyOf(ours.getSelectionModel().getSelectedItems()));
            assertEquals(new Row("007", 1), ours.getSelectionModel().getSelectedItem());
            assertEquals(1, changes.get());
            ours.getItems().clear();
            assertTrue(ours.getSelectionModel().isEmpty());
            assertEquals(-1, ours.getSelectionModel().getSelectedIndex());
        });
    }

    /** A filter leaves rows out and lets them in again: no key is looked at, and the selection is the one JavaFX would have. */
    @Test
    void whatAFilterLeavesStaysSelectedAndWhatItLetsInIsNot() {
        AtomicInteger keys = new AtomicInteger();
        List<Row> all = rows(100, 0);
        TableView<Row> table = new TableView<>();
        RowList<Row> list = new RowList<>();
        table.setItems(list);
        RowSelectionModel<Row> model = new RowSelectionModel<>(
                table,
                row -> {
                    keys.incrementAndGet();
                    return row.key();
                },
                row -> RowSelectionModel.UNKNOWN);
        table.setSelectionModel(model);
        list.replace(all.toArray(Row[]::new), (a, b) -> 0);
        model.selectRange(20, 60);
        model.select(40);
        Row[] even = IntStream.range(0, 100)
                .filter(i -> i % 2 == 0)
                .mapToObj(all::get)
                .toArray(Row[]::new);
        list.replace(even, (a, b) -> 0);
        assertEquals(
                IntStream.range(10, 30).boxed().toList(),
                List.copyOf(model.getSelectedIndices()),
                "20 to 58, the even");
        assertEquals(20, model.getSelectedIndex());
        list.replace(all.toArray(Row[]::new), (a, b) -> 0);
        assertEquals(
                IntStream.range(20, 60).filter(i -> i % 2 == 0).boxed().toList(),
                List.copyOf(model.getSelectedIndices()));
        assertEquals(all.get(40), model.getSelectedItem());
        assertEquals(0, keys.get());
        Row[] reversed = IntStream.range(0, 100).mapToObj(i -> all.get(99 - i)).toArray(Row[]::new);
        list.replace(reversed, (a, b) -> 0);
        assertEquals(all.get(40), model.getSelectedItem());
        assertEquals(20, model.getSelectedIndices().size());
    }

    @Test
    void selectionFollowsItsRowsWhenOthersComeAndGoOrAreSorted() throws Exception {
        show(10);
        ROBOT.interact(() -> {
            ours.getSelectionModel().selectIndices(2, 4, 7);
            ours.getItems().addAll(0, List.of(new Row("new", 0), new Row("newer", 0)));
            assertEquals(List.of(4, 6, 9), selected(ours));
            ours.getItems().remove(5, 7);
            assertEquals(List.of(4, 7), selected(ours));
            FXCollections.sort(ours.getItems(), Comparator.comparing(Row::key).reversed());
            assertEquals(
                    List.of("007", "002"),
                    ours.getSelectionModel().getSelectedItems().stream()
                            .map(Row::key)
                            .toList());
            SortedList<Row> sorted = new SortedList<>(FXCollections.observableArrayList(rows(5, 0)));
            ours.setItems(sorted);
            assertTrue(ours.getSelectionModel().isEmpty());
            ours.getSelectionModel().select(1);
            sorted.setComparator(Comparator.comparing(Row::key).reversed());
            assertEquals(List.of(3), selected(ours));
        });
    }

    @Test
    void exchangeLooksAtWhatIsSelectedAndNotAtAllRows() {
        ROBOT.interact(() -> {
            TableView<Row> table = table(20_000);
            AtomicInteger keys = new AtomicInteger();
            AtomicInteger searches = new AtomicInteger();
            RowSelectionModel<Row> model = new RowSelectionModel<>(
                    table,
                    row -> {
                        keys.incrementAndGet();
                        return row.key();
                    },
                    row -> {
                        searches.incrementAndGet();
                        return Integer.parseInt(row.key());
                    });
            table.setSelectionModel(model);
            model.selectRange(0, 1_000);
            table.getItems().setAll(rows(20_000, 1));
            assertEquals(1_000, model.getSelectedIndices().size());
            assertEquals(1_000, searches.get());
            assertEquals(1, keys.get(), "of the row that was selected last");
        });
    }

    @Test
    void selectingAllAndThenOneReadsNoRowsInBetween() {
        ROBOT.interact(() -> {
            TableView<Row> table = table(100_000);
            RowSelectionModel<Row> model = replaceModel(table);
            AtomicInteger read = new AtomicInteger();
            AtomicInteger changes = new AtomicInteger();
            model.getSelectedIndices().addListener((ListChangeListener<Integer>) change -> changes.incrementAndGet());
            BitSet all = new BitSet();
            all.set(0, 100_000);
            List<Integer> view = new BitView<>(all, row -> {
                read.incrementAndGet();
                return row;
            });
            assertEquals(99_999, view.get(99_999));
            assertEquals(1, read.get());
            model.selectAll();
            assertEquals(100_000, model.getSelectedItems().size());
            model.clearAndSelect(50_000);
            assertEquals(List.of(50_000), selected(table));
            assertFalse(model.isSelected(0));
            assertEquals(2, changes.get());
        });
    }

    @Test
    void selectedRowsCanBeReadInAnyOrder() {
        ROBOT.interact(() -> {
            TableView<Row> table = table(1_000);
            RowSelectionModel<Row> model = replaceModel(table);
            for (int i = 0; i < 1_000; i += 3) {
                model.select(i);
            }
            ObservableList<Integer> indices = model.getSelectedIndices();
            Random random = new Random(1);
            for (int i = 0; i < 500; i++) {
                int at = random.nextInt(indices.size());
                assertEquals(at * 3, indices.get(at));
            }
        });
    }

    @Test
    void whatStandsInThePlaceOfARemovedRowIsReportedWhenItIsSelected() {
        ROBOT.interact(() -> {
            TableView<Row> table = table(3);
            List<Row> selected = new ArrayList<>();
            new SelectionKeeper<>(
                    table,
                    row -> row,
                    rows -> {
                        selected.clear();
                        selected.addAll(rows);
                    },
                    row -> {});
            table.getSelectionModel().clearAndSelect(0);
            table.getItems().remove(0);
            assertEquals(List.of(), selected);
            table.getSelectionModel().clearAndSelect(0);
            assertEquals(List.of(new Row("001", 0)), selected);
        });
    }
}
