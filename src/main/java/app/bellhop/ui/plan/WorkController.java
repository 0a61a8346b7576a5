package app.bellhop.ui.plan;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.plan.WorkItem;
import app.bellhop.viewmodel.plan.WorkViewModel;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Many small things: what will be done, how far it is, what came of each. */
public final class WorkController {

    private final WorkViewModel model;
    private final Runnable close;

    @FXML
    private Label workTitle;

    @FXML
    private Label workText;

    @FXML
    private TableView<WorkItem> workTable;

    @FXML
    private TableColumn<WorkItem, String> workStateColumn;

    @FXML
    private TableColumn<WorkItem, String> workActionColumn;

    @FXML
    private TableColumn<WorkItem, String> workSubjectColumn;

    @FXML
    private TableColumn<WorkItem, String> workDetailColumn;

    @FXML
    private TableColumn<WorkItem, String> workMessageColumn;

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

    /** @param close closes the window */
    public WorkController(WorkViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        workTitle.setText(model.title());
        workText.setText(model.plan().text());
        Columns.text(workStateColumn, item -> Texts.of(item.state()));
        Columns.text(workActionColumn, WorkItem::action);
        Columns.text(workSubjectColumn, WorkItem::subject);
        Columns.text(workDetailColumn, WorkItem::detail);
        Columns.text(workMessageColumn, WorkItem::message);
        workStateColumn.setCellFactory(column -> new WorkStateCell());
        Columns.tooltips(workDetailColumn);
        Columns.tooltips(workMessageColumn);
        workTable.setItems(FXCollections.observableArrayList(model.plan().items()));
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
