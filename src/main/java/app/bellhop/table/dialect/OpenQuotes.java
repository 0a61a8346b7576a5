package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import java.util.List;

/** In a text where quotes enclose nothing, finds the first that could enclose the rows down to another one. */
public final class OpenQuotes {

    private long line;
    private List<String> row = List.of();
    private boolean found;

    /** Whether a row has that other quote, the first time. */
    public boolean closed(long at, Cells cells) {
        if (found || !cells.has('"')) {
            return false;
        }
        for (String cell : cells) {
            if (cell.chars().filter(c -> c == '"').count() % 2 == 1) {
                if (cell.startsWith("\"")) {
                    line = at;
                    row = List.copyOf(cells);
                } else if (line > 0 && cell.endsWith("\"")) {
                    found = true;
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the row with the first quote starts. */
    public long line() {
        return line;
    }

    public List<String> row() {
        return row;
    }
}
