package app.bellhop.table.data;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.RowProblem;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.RowSink;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.json.JsonShape;
import app.bellhop.table.parquet.ParquetInfo;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Adds one object's rows and problems to a table; stops when the table's memory budget is used up. */
final class TableSource implements RowSink {

    private final DataTable table;
    private final String key;
    private final int number;
    private int width;
    private int layout;
    private boolean tooWide;
    private List<String> names = List.of();

    /** @param number of the object in the table */
    TableSource(DataTable table, String key, int number) {
        this.table = table;
        this.key = key;
        this.number = number;
    }

    String key() {
        return key;
    }

    /** The columns of the object. */
    List<String> names() {
        return names;
    }

    @Override
    public void dialect(Dialect dialect) {
        table.first().dialect(dialect);
    }

    @Override
    public void sheets(List<String> names, String read) {
        table.first().sheets(names, read);
    }

    @Override
    public void json(JsonShape shape) {
        table.first().json(shape);
    }

    @Override
    public void parquet(ParquetInfo info) {
        table.first().parquet(info);
    }

    @Override
    public void gzip(boolean compressed) {
        table.first().gzip(compressed, key.toLowerCase(Locale.ROOT).endsWith(".gz"));
    }

    @Override
    public void blanksAroundNames() {
        table.first().blanksAroundNames();
    }

    @Override
    public void charset(String name) {
        table.first().charset(name);
    }

    @Override
    public boolean columns(List<String> names) {
        List<String> others = this.names.isEmpty() ? table.first().nearlySame(names) : List.of();
        if (!others.isEmpty()) {
            problem(new RowProblem(0, Reason.OTHER_NAMES, String.join(", ", others)));
        } else if (this.names.isEmpty() && table.first().other(names)) {
            problem(new RowProblem(0, Reason.OTHER_COLUMNS, String.join(", ", names)));
        }
        return layout(names, null);
    }

    @Override
    public boolean columns(List<String> names, BitSet strings) {
        return layout(names, strings);
    }

    private boolean layout(List<String> names, @Nullable BitSet strings) {
        this.names = strings == null ? names : List.of(); // A later CSV object doesn't continue JSON.
        width = names.size();
        layout = table.layout(names, strings);
        if (layout >= 0 && !tooWide && table.leavesOut(layout)) {
            tooWide = true;
            problem(new RowProblem(0, Reason.TOO_MANY_COLUMNS, ""));
        }
        return layout >= 0;
    }

    @Override
    public boolean row(long line, List<String> cells) {
        return table.add(number, layout, line, cells.size() > width ? cells.subList(0, width) : cells);
    }

    @Override
    public void problem(RowProblem problem) {
        table.problem(new Problem(key, problem.line(), problem.reason(), problem.text()));
    }

    /** The object couldn't be read, or not to its end. */
    void failed(CloudException why) {
        table.problem(new Problem(key, 0, Reason.FAILED, "", why));
    }
}
