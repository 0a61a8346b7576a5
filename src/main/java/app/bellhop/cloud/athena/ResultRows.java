package app.bellhop.cloud.athena;

import java.util.List;

/**
 * Some rows of a result.
 *
 * @param columns their names
 * @param rows their cells, as many as there are columns; empty where there is no value
 * @param next names the rows that follow; empty if there are none
 */
public record ResultRows(List<String> columns, List<List<String>> rows, String next) {

    public ResultRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
