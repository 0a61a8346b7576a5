package app.bellhop.ui.plan;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.PlanItem;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** A plan: its steps, the progress of applying it, and the result of each step. */
public final class PlanController {

    private final PlanViewModel model;
    private final Runnable close;

    @FXML
    private Label workTitle;

    @FXML
    private Label workText;

    @FXML
    private TableView<PlanItem> workTable;

    @FXML
    private TableColumn<PlanItem, String> workStateColumn;

    @FXML
    private TableColumn<PlanItem, String> workActionColumn;

    @FXML
    private TableColumn<PlanItem, String> workSubjectColumn;

    @FXML
    private TableColumn<PlanItem, String> workDetailColumn;

    @FXML
    private TableColumn<PlanItem, String> workMessageColumn;

    @FXML
    private ProgressBar workProgress;

    @FXML
    private Label workStatus;

    @FXML
    private Button exportWork;

    @FXML
    private Button stopWork;

    @FXML
    private Button dialogOk;

    public PlanController(PlanViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        Columns.fit(workTable);
        workTitle.setText(model.title());
        workText.textProperty().bind(model.text());
        Columns.text(workStateColumn, item -> Texts.of(item.state()));
        Columns.text(workActionColumn, PlanItem::action);
        Columns.text(workSubjectColumn, PlanItem::subject);
        Columns.text(workDetailColumn, PlanItem::detail);
        Columns.text(workMessageColumn, PlanItem::message);
        workStateColumn.setCellFactory(column -> new PlanStateCell());
        Columns.names(workSubjectColumn);
        Columns.tooltips(workDetailColumn);
        Columns.tooltips(workMessageColumn);
        Columns.sortedBy(workTable, model.steps(), model::sort);
        model.version().addListener((o, before, now) -> workTable.refresh());
        workProgress.progressProperty().bind(model.progress());
        workStatus.textProperty().bind(model.status());
        CommandNodes.bind(exportWork, model.export());
        CommandNodes.bind(stopWork, model.stop());
        CommandNodes.bind(dialogOk, model.apply());
        dialogOk.getStyleClass().add(model.plan().destructive() ? "danger" : "accent");
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
