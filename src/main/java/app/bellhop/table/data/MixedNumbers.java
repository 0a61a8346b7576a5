package app.bellhop.table.data;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.types.Blanks;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.NumberSigns;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells columns whose numbers have different currencies or percent signs, or a comma and a point with one meaning each, or a
 * separator that could have either meaning.
 */
final class MixedNumbers {

    /** So many examples are enough. */
    private static final int EXAMPLES = 5;

    /** The digits of a number below a thousand. */
    private static final int MAX_HUNDREDS = 3;

    private MixedNumbers() {}

    /** Adds a problem for each such column. Takes its time if there is one. */
    static void tell(DataTable table) {
        List<String> names = table.columns();
        for (int column = 0; column < names.size(); column++) {
            if (table.type(column).number() && table.mixed(column) || notations(table, column)) {
                tell(table, column, names.get(column));
            } else if (table.ambiguous(column)) {
                tellAmbiguous(table, column, names.get(column));
            }
        }
    }

    /** Whether a column is one of texts only because its numbers are written in two ways: 1.5 and 1,5. */
    private static boolean notations(DataTable table, int column) {
        if (table.type(column) != ColumnType.TEXT || table.chosenFormat(column) != null) {
            return false;
        }
        ColumnValues<String> texts = table.values(column, text -> text);
        int seen = 0;
        for (int row = 0; row < table.rows(); row++) {
            String text = texts.at(row);
            if (text != null && !table.empties().empty(text)) {
                ColumnType type = ColumnType.of(ColumnType.possible(Blanks.strip(text)));
                if (!type.number()) {
                    return false; // Most columns of texts end here, at their first cell.
                }
                seen++;
            }
        }
        return seen > 1;
    }

    private static void tell(DataTable table, int column, String name) {
        CellFormat format = table.format(column);
        Map<String, Integer> signs = new LinkedHashMap<>();
        Map<String, Integer> separators = new LinkedHashMap<>();
        ColumnValues<String> texts = table.values(column, text -> text);
        for (int row = 0; row < table.rows(); row++) {
            String text = texts.at(row);
            if (text != null && !format.empty(text)) {
                signs.putIfAbsent(NumberSigns.of(text), row);
                int types = ColumnType.possible(Blanks.strip(text));
                String digits = NumberSigns.without(text);
                if (ColumnType.written(types, true) || digits.indexOf(',') >= 0 && digits.indexOf('.') < 0) {
                    separators.putIfAbsent(",", row);
                } else if (ColumnType.written(types, false) || digits.indexOf('.') >= 0 && digits.indexOf(',') < 0) {
                    separators.putIfAbsent(".", row);
                }
            }
        }
        List<Integer> rows = List.copyOf((signs.size() > 1 ? signs : separators).values());
        if (rows.size() > 1) {
            StringBuilder examples = new StringBuilder(name);
            for (int i = 0; i < rows.size() && i < EXAMPLES; i++) {
                examples.append(i == 0 ? ": " : "; ")
                        .append(table.cell(rows.get(i), column).strip());
            }
            int other = rows.get(1);
            table.problem(
                    new Problem(table.source(other), table.line(other), Reason.MIXED_NUMBERS, examples.toString()));
        }
    }

    /** Numbers without a separator tell what it means: below a thousand, they need none. */
    private static void tellAmbiguous(DataTable table, int column, String name) {
        CellFormat format = table.format(column);
        ColumnValues<String> texts = table.values(column, text -> text);
        int example = -1;
        boolean small = false;
        boolean large = false;
        for (int row = 0; row < table.rows(); row++) {
            String text = texts.at(row);
            if (text != null && !format.empty(text)) {
                String digits = NumberSigns.without(text);
                boolean separated = digits.indexOf(',') >= 0 || digits.indexOf('.') >= 0;
                boolean hundreds = text.chars().filter(Character::isDigit).count() <= MAX_HUNDREDS;
                example = separated && example < 0 ? row : example;
                small |= !separated && hundreds;
                large |= !separated && !hundreds;
            }
        }
        if (example < 0) {
            return;
        }
        String cell = table.cell(example, column).strip();
        BigDecimal number = format.number(cell);
        boolean thousands = format.decimalComma() != cell.indexOf(',') >= 0;
        if (number != null && !(thousands ? small && !large : large)) {
            table.problem(new Problem(
                    table.source(example),
                    table.line(example),
                    Reason.AMBIGUOUS_NUMBERS,
                    name + ": " + cell + " = " + number.toPlainString()));
        }
    }
}
