package app.bellhop.ui.buckets;

import app.bellhop.cloud.s3.bucket.AccessLogRecord;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.buckets.AccessLogViewModel;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

public final class AccessLogController {

    private final AccessLogViewModel model;
    private final Runnable close;

    @FXML
    private Label logTitle;

    @FXML
    private TextField logFilter;

    @FXML
    private TableView<AccessLogRecord> logTable;

    @FXML
    private TableColumn<AccessLogRecord, String> logTimeColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logOperationColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logKeyColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logStatusColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logBytesColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logRequesterColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logIpColumn;

    @FXML
    private TableColumn<AccessLogRecord, String> logUserAgentColumn;

    @FXML
    private Label logStatus;

    public AccessLogController(AccessLogViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        logTitle.setText(model.title());
        TypeToFilter.clearOnEscape(logFilter);
        logFilter.textProperty().bindBidirectional(model.filter());
        Columns.fit(logTable);
        logTable.setItems(model.records());
        Columns.status(logTable, logStatus, model.status(), model.failed());
        column(logTimeColumn, r -> Formats.time(r.time()));
        column(logOperationColumn, AccessLogRecord::operation);
        column(logKeyColumn, AccessLogRecord::key);
        column(logStatusColumn, r -> r.status() + (r.errorCode().isEmpty() ? "" : " " + r.errorCode()));
        column(logBytesColumn, r -> r.bytesSent() < 0 ? "" : Formats.bytes(r.bytesSent()));
        column(logRequesterColumn, AccessLogRecord::requester);
        column(logIpColumn, AccessLogRecord::remoteIp);
        column(logUserAgentColumn, AccessLogRecord::userAgent);
        model.load();
    }

    private static void column(TableColumn<AccessLogRecord, String> column, Function<AccessLogRecord, String> value) {
        Columns.text(column, value);
        Columns.tooltips(column);
        column.setSortable(false); // Always newest first; use the filter to find an entry.
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
