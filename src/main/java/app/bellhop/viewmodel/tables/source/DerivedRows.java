package app.bellhop.viewmodel.tables.source;

import app.bellhop.table.data.DataTable;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Rows computed from other tables, as these are now. FX thread. */
public final class DerivedRows implements RowSource {

    /** Computes rows. In the background. */
    @FunctionalInterface
    public interface Computing {

        /**
         * Fills a table.
         *
         * @param stopped checked now and then
         * @return false if there wasn't enough memory for all rows
         */
        boolean into(DataTable table, BooleanSupplier stopped);
    }

    private final Executor background;
    private final String name;
    private final Supplier<String> notice;
    private final Computing computing;
    private volatile boolean stopped;
    private volatile boolean full;
    private volatile boolean ofIncomplete;

    /** @param notice to show when all is computed; may be empty */
    public DerivedRows(Executor background, String name, Supplier<String> notice, Computing computing) {
        this.background = background;
        this.name = name;
        this.notice = notice;
        this.computing = computing;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Void> fill(DataTable table) {
        stopped = false;
        return CompletableFuture.runAsync(() -> compute(table), background);
    }

    private void compute(DataTable table) {
        boolean whole = false;
        try {
            whole = computing.into(table, () -> stopped);
            ofIncomplete = table.incomplete();
            full = !whole;
        } finally {
            if (!whole) {
                table.cutOff();
            }
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public String progressText(DataTable table) {
        return Texts.get("table.rowsSoFar", Formats.count(table.rows()));
    }

    @Override
    public double progress() {
        return -1;
    }

    @Override
    public String cut() {
        return full ? Texts.get("table.wasFull") : ofIncomplete ? Texts.get("table.ofIncomplete") : "";
    }

    @Override
    public String notice(DataTable table) {
        return notice.get();
    }

    @Override
    public String nothing(DataTable table) {
        return "";
    }

    @Override
    public String counted(int rows, int columns) {
        return Texts.get("table.countDerived", rows, columns);
    }

    @Override
    public Optional<TableReading> reading() {
        return Optional.empty();
    }
}
