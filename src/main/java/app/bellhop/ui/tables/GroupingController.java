package app.bellhop.ui.tables;

import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.EnumTexts;
import app.bellhop.ui.base.Pictures;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.GroupChart;
import app.bellhop.viewmodel.tables.GroupingViewModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javax.imageio.ImageIO;

/** Groups of a table, as figures and a bar chart. */
public final class GroupingController {

    private static final int MAX_KEY = 24;

    /** From which height on the figures have the whole width, and the chart is below them, in pixels. */
    private static final double TALL = 280;

    private final DataTableViewModel table;
    private final GroupingViewModel model;

    @FXML
    private Button groupByField;

    @FXML
    private Button groupOfField;

    @FXML
    private ComboBox<Figure> groupFigureField;

    @FXML
    private Label groupStatus;

    @FXML
    private Button openGroups;

    @FXML
    private Button saveChart;

    @FXML
    private SplitPane groupSplit;

    @FXML
    private TableView<Integer> groupTable;

    @FXML
    private BarChart<String, Number> groupChart;

    public GroupingController(DataTableViewModel table) {
        this.table = table;
        this.model = table.grouping();
    }

    @FXML
    private void initialize() {
        chosen();
        table.columns().addListener((ListChangeListener<ColumnModel>) change -> chosen());
        table.columnChoices().addListener((o, before, now) -> chosen());
        EnumTexts.fill(groupFigureField, Figure.values());
        groupFigureField.valueProperty().bindBidirectional(model.figure());
        groupStatus.textProperty().bind(model.status());
        Theme.failed(groupStatus, model.failed());
        groupTable.setItems(model.rows());
        new ColumnFit(groupTable);
        groupTable.setSelectionModel(new RowSelectionModel<>(groupTable, row -> row, row -> RowSelectionModel.UNKNOWN));
        groupTable.setSortPolicy(t -> {
            sort();
            return true;
        });
        model.columns().addListener((ListChangeListener<ColumnModel>) change -> columns());
        model.chart().bars().addListener((ListChangeListener<GroupChart.Bar>) change -> chart());
        CommandNodes.bind(new Commands(table.commands()), openGroups);
        groupSplit
                .orientationProperty()
                .bind(groupSplit
                        .heightProperty()
                        .map(height -> height.doubleValue() < TALL ? Orientation.HORIZONTAL : Orientation.VERTICAL));
        groupChart.visibleProperty().bind(Bindings.isNotEmpty(model.chart().bars()));
        saveChart.disableProperty().bind(groupChart.visibleProperty().not());
    }

    private void chosen() {
        show(groupByField, model.chosen(true));
        show(groupOfField, model.chosen(false));
    }

    private static void show(Button button, String names) {
        button.setMnemonicParsing(false);
        button.setText(names.isEmpty() ? Texts.get("grouping.chooseColumns") : names);
    }

    private void columns() {
        groupTable
                .getColumns()
                .setAll(model.columns().stream().map(this::column).toList());
    }

    private TableColumn<Integer, String> column(ColumnModel column) {
        TableColumn<Integer, String> made = new TableColumn<>(column.name().get());
        boolean figures = model.figures(column);
        made.setUserData(column);
        if (figures) {
            made.getStyleClass().add("align-right");
        }
        made.setCellValueFactory(cell -> {
            String text = model.cell(cell.getValue(), column);
            return new ReadOnlyStringWrapper(
                    text.isEmpty() && !figures ? Texts.get("grouping.none") : text.replace('\n', ' '));
        });
        return made;
    }

    private void sort() {
        if (groupTable.getSortOrder().isEmpty()) {
            model.query().sort(null, true);
        } else {
            TableColumn<Integer, ?> by = groupTable.getSortOrder().get(0);
            model.query().sort((ColumnModel) by.getUserData(), by.getSortType() == TableColumn.SortType.ASCENDING);
        }
    }

    private void chart() {
        GroupChart chart = model.chart();
        groupChart.getData().clear();
        groupChart.setLegendVisible(chart.series().size() > 1);
        for (int i = 0; i < chart.series().size(); i++) {
            groupChart.getData().add(series(chart, i));
        }
        groupChart.setTitle(chart.title());
    }

    private static XYChart.Series<String, Number> series(GroupChart chart, int number) {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        series.setName(chart.series().get(number));
        Set<String> labels = new HashSet<>();
        for (GroupChart.Bar bar : chart.bars()) {
            String key = bar.group();
            String shortened = key.length() > MAX_KEY ? key.substring(0, MAX_KEY) + "…" : key;
            String label = shortened;
            // Bars with the same label would overlap.
            for (int times = 2; !labels.add(label); times++) {
                label = shortened + " (" + times + ")";
            }
            BigDecimal value = bar.values().get(number);
            series.getData().add(new XYChart.Data<>(label, value == null ? BigDecimal.ZERO : value));
        }
        return series;
    }

    @FXML
    private void chooseKeys() {
        new ColumnChooser(table, ColumnModel::grouped).show(groupByField);
    }

    @FXML
    private void chooseSummed() {
        new ColumnChooser(table, ColumnModel::summed).show(groupOfField);
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
