package app.bellhop.cloud;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * What is wrong with a document, and where.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record DocumentProblem(int line, int column, Reason reason) implements Detail {

    public static DocumentProblem at(int line, int column, ProblemCode code, Object... arguments) {
        return new DocumentProblem(Math.max(1, line), Math.max(1, column), Reason.of(code, arguments));
    }

    /** Something wrong with the document as a whole. */
    public static DocumentProblem ofWhole(ProblemCode code, Object... arguments) {
        return at(1, 1, code, arguments);
    }

    public static DocumentProblem at(TokenStreamLocation where, ProblemCode code, Object... arguments) {
        return at(where.getLineNr(), where.getColumnNr(), code, arguments);
    }

    /** A text that is not JSON. */
    public static DocumentProblem of(JacksonException e) {
        // The parser's sentence without its own notes on where it read from.
        String message = e.getOriginalMessage()
                .replaceAll("\\s*\\((for [A-Z][a-z]+ )?(starting|start marker) at \\[Source:.*", "")
                .replaceAll("\\s*\\[Source:.*", "");
        return at(e.getLocation(), JsonProblem.SYNTAX, message);
    }
}
