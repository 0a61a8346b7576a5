package app.bellhop.viewmodel.tables.source;

import app.bellhop.table.data.DataTable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where the rows of a table window come from. FX thread. */
public interface RowSource {

    /** What it is, in the window's title. */
    String name();

    /** Fills an empty table in the background; ends when all rows are there, or as CANCELLED when stopped. */
    CompletableFuture<Void> fill(DataTable table);

    /** Stops filling. The rows so far stay. */
    void stop();

    /** How many rows there are so far. */
    String progressText(DataTable table);

    /** 0 to 1, or -1 if the total is unknown. */
    double progress();

    /** Why rows are missing although it ended well; empty if none are. */
    String cut();

    /** The message to show when it has ended; empty for none. */
    String notice(DataTable table);

    /** Why there are no rows, and what to do about it; empty if that isn't the source's doing. */
    String nothing(DataTable table);

    /** The size of the whole table. */
    String counted(int rows, int columns);

    /** How objects are read; empty if the rows don't come from objects. */
    Optional<TableReading> reading();
}
