package app.bellhop.cloud;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * What is wrong with a document, and where.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param message one sentence for people
 */
public record DocumentProblem(int line, int column, String message) {

    /** A text that is no JSON. */
    public static DocumentProblem of(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        // The parser's sentence without its own notes on where it read from.
        String message = e.getOriginalMessage()
                .replaceAll("\\s*\\((for [A-Z][a-z]+ )?(starting|start marker) at \\[Source:.*", "")
                .replaceAll("\\s*\\[Source:.*", "");
        return new DocumentProblem(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()), message);
    }
}
