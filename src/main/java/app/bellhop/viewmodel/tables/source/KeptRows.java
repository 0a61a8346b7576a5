package app.bellhop.viewmodel.tables.source;

import app.bellhop.cloud.athena.Athena;
import app.bellhop.table.data.PagedRows;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.athena.KeptPages;
import java.util.concurrent.Executor;

/** Rows of a query that Athena keeps, for a day. */
public final class KeptRows {

    private KeptRows() {}

    /** @param query its ID */
    public static RowSource of(Executor background, Athena athena, String query) {
        return new DerivedRows(
                background,
                Texts.get("athena.kept", query),
                () -> Texts.get("athena.keptNotice"),
                (table, stopped) -> PagedRows.fill(table, query, new KeptPages(athena, query, stopped)));
    }
}
