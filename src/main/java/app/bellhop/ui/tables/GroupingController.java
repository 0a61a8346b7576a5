package app.bellhop.ui.tables;

import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.data.Grouping.Group;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.EnumTexts;
import app.bellhop.ui.base.Pictures;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.GroupingViewModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javax.imageio.ImageIO;

/** Groups of a table, as figures and a bar chart. */
public final class GroupingController {

    private static final int MAX_KEY = 24;
    private static final int MAX_SHOWN = 1000;

    private final DataTableViewModel table;
    private final GroupingViewModel model;

    @FXML
    private ComboBox<ColumnModel> groupByField;

    @FXML
    private ComboBox<ColumnModel> groupOfField;

    @FXML
    private ComboBox<Figure> groupFigureField;

    @FXML
    private Label groupStatus;

    @FXML
    private Button saveChart;

    @FXML
    private TableView<Group> groupTable;

    @FXML
    private TableColumn<Group, String> groupKeyColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupCountColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupSumColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupAverageColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupMedianColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupDistinctColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupMinimumColumn;

    @FXML
    private TableColumn<Group, BigDecimal> groupMaximumColumn;

    @FXML
    private BarChart<String, Number> groupChart;

    public GroupingController(DataTableViewModel table) {
        this.table = table;
        this.model = table.grouping();
    }

    @FXML
    private void initialize() {
        columns();
        table.columns().addListener((ListChangeListener<ColumnModel>) change -> columns());
        table.loading().addListener((o, before, now) -> columns());
        groupByField.valueProperty().bindBidirectional(model.by());
        groupOfField.valueProperty().bindBidirectional(model.of());
        EnumTexts.fill(groupFigureField, Figure.values());
        groupFigureField.valueProperty().bindBidirectional(model.figure());
        groupStatus.textProperty().bind(model.status());
        Columns.text(groupKeyColumn, group -> shown(group.key()));
        figure(groupCountColumn, group -> group.figure(Figure.COUNT));
        figure(groupSumColumn, Group::sum);
        figure(groupAverageColumn, Group::average);
        figure(groupMedianColumn, Group::median);
        figure(groupDistinctColumn, Group::distinct);
        figure(groupMinimumColumn, Group::least);
        figure(groupMaximumColumn, Group::most);
        Columns.sorted(groupTable, model.groups());
        model.groups().addListener((ListChangeListener<Group>) change -> chart());
        model.figure().addListener((o, before, now) -> chart());
        saveChart.setDisable(true);
    }

    private void columns() {
        List<ColumnModel> listed = groupByField.getItems();
        if (table.loading().get() && !listed.isEmpty() && table.columns().contains(listed.get(0))) {
            return; // Columns are listed once all of them are known.
        }
        ColumnModel by = groupByField.getValue();
        ColumnModel of = groupOfField.getValue();
        List<ColumnModel> all = new ArrayList<>(table.columns()); // A copy, because contains(null) must not throw.
        groupByField.getItems().setAll(all);
        groupOfField
                .getItems()
                .setAll(all.stream().filter(column -> column.index() >= 0).toList());
        groupOfField.getItems().add(0, null);
        groupByField.setValue(all.contains(by) ? by : null);
        groupOfField.setValue(all.contains(of) ? of : null);
    }

    private static void figure(TableColumn<Group, BigDecimal> column, Function<Group, BigDecimal> value) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(BigDecimal figure, boolean empty) {
                super.updateItem(figure, empty);
                setText(empty ? null : GroupingViewModel.text(figure));
            }
        });
    }

    private static String shown(String key) {
        if (key.isEmpty()) {
            return Texts.get("grouping.none");
        }
        return key.length() > MAX_SHOWN ? key.substring(0, MAX_SHOWN) + "…" : key;
    }

    private void chart() {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        Set<String> labels = new HashSet<>();
        for (Group group : model.bars()) {
            String key = shown(group.key());
            String shortened = key.length() > MAX_KEY ? key.substring(0, MAX_KEY) + "…" : key;
            String label = shortened;
            // Bars with the same label would overlap.
            for (int times = 2; !labels.add(label); times++) {
                label = shortened + " (" + times + ")";
            }
            series.getData()
                    .add(new XYChart.Data<>(label, group.figure(model.figure().get())));
        }
        groupChart.getData().clear();
        groupChart.getData().add(series);
        groupChart.setTitle(model.title());
        saveChart.setDisable(series.getData().isEmpty());
    }

    @FXML
    private void run() {
        model.run();
    }

    @FXML
    private void saveChart() {
        model.saveChart(() -> {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            try {
                ImageIO.write(Pictures.of(groupChart.snapshot(null, null)), "png", png);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return png.toByteArray();
        });
    }
}
