package app.bellhop.cloud;

/**
 * What is wrong with a document, and where.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param message one sentence for people
 */
public record DocumentProblem(int line, int column, String message) {}
