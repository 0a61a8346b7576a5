package app.bellhop.viewmodel.tables.source;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;

/** Problems of a table in words. */
public final class ProblemText {

    private ProblemText() {}

    /** The text that a problem is about, on one line; of an object that couldn't be read, why not. */
    public static String text(Problem problem) {
        return problem.failure() == null ? problem.text().replace('\n', ' ') : ErrorTexts.sentence(problem.failure());
    }

    /** What is wrong, where nothing else is said of it. */
    static String sentence(Problem problem) {
        if (problem.failure() != null) {
            return ErrorTexts.sentence(problem.failure());
        }
        return problem.reason() == Reason.OTHER_FORMAT
                ? Texts.get("table.otherFormat", problem.text())
                : Texts.of(problem.reason());
    }
}
