package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.pages.TargetWriter;
import app.bellhop.viewmodel.tables.source.RowSource;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The table windows of a session. FX thread. */
final class OpenTables {

    private final Session session;
    private final UiContext context;
    private final TargetWriter writer;
    private final ObservableList<DataTableViewModel> tables = FXCollections.observableArrayList();

    /** @param writer saves tables */
    OpenTables(Session session, UiContext context, TargetWriter writer) {
        this.session = session;
        this.context = context;
        this.writer = writer;
    }

    /**
     * Opens a window.
     *
     * @param place where its table is saved at first
     */
    DataTableViewModel open(S3Location place, RowSource rows) {
        DataTableViewModel table = new DataTableViewModel(session, context, place, rows, writer, this);
        tables.add(table);
        context.dialogs().show(table);
        return table;
    }

    /** The open ones, in the order they were opened. */
    ObservableList<DataTableViewModel> all() {
        return tables;
    }

    void closed(DataTableViewModel table) {
        tables.remove(table);
    }
}
