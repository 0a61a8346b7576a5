package app.bellhop.work.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ProblemCode;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.RowProblem;
import app.bellhop.table.RowSink;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.work.WorkProblem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Passes the rows of one object to an aggregator, which adds up the cells of a rule's columns. */
final class AggregatingSink implements RowSink {

    private final S3Location object;
    private final AlertRule rule;
    private final Aggregator aggregator;
    private int column;
    private int whereColumn;
    private boolean decimalComma;
    private final Set<String> found = new LinkedHashSet<>();

    AggregatingSink(S3Location object, AlertRule rule, Aggregator aggregator) {
        this.object = object;
        this.rule = rule;
        this.aggregator = aggregator;
    }

    @Override
    public void dialect(Dialect dialect) {
        decimalComma = dialect.separator().equals(";");
    }

    @Override
    public boolean columns(List<String> names) {
        column = index(names, rule.column());
        whereColumn = index(names, rule.whereColumn());
        found.addAll(names);
        return true;
    }

    /**
     * Called after the last row: lines of JSON may each have other fields.
     *
     * @throws CloudException INVALID if the rule needs another column
     */
    void end() {
        aggregator.endObject(decimalComma);
        for (String wanted : List.of(rule.column(), rule.whereColumn())) {
            if (!wanted.isEmpty() && !found.isEmpty() && index(List.copyOf(found), wanted) < 0) {
                throw invalid(WorkProblem.COLUMN_MISSING, wanted, String.join(", ", found));
            }
        }
    }

    @Override
    public boolean row(long line, List<String> cells) {
        aggregator.accept(cells, column, whereColumn);
        return true;
    }

    /** @throws CloudException INVALID if the object isn't text, nor a workbook that can be read */
    @Override
    public void problem(RowProblem problem) {
        switch (problem.reason()) {
            case NO_TEXT,
                    OTHER_FORMAT,
                    OLD_WORKBOOK,
                    ENCRYPTED_WORKBOOK,
                    DAMAGED_WORKBOOK,
                    LARGE_WORKBOOK,
                    DAMAGED_PARQUET,
                    NEEDS_NEWER_JAVA -> throw invalid(problem.reason());
            case OPEN_QUOTE, UNPARSABLE, NO_JSON -> aggregator.unreadable();
            case UNLIKE_OTHERS -> aggregator.unlike(problem.text());
            default -> {
                // Each row is checked for the cells the rule needs.
            }
        }
    }

    private static int index(List<String> names, String wanted) {
        if (wanted.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private CloudException invalid(ProblemCode code, Object... arguments) {
        return CloudException.because(ErrorKind.INVALID, "GetObject", object.uri(), code, arguments);
    }
}
