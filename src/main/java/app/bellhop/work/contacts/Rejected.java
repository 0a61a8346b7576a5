package app.bellhop.work.contacts;

/**
 * Something in a table of contacts that can't be used.
 *
 * @param line in the table, from 1
 * @param value the cell or text in question
 */
public record Rejected(long line, Reason reason, String value) {

    /** Why it can't be used. */
    public enum Reason {
        /** The row has more or fewer cells than the header. */
        CELLS,
        /** A quote is never closed: the rest can't be read. */
        UNREADABLE,
        /** Some characters don't match the encoding. */
        BAD_CHARACTERS,
        /** The text contains NUL characters. */
        ZEROS,
        BAD_EMAIL,
        BAD_PHONE,
        /** SMS can't reach an extension. */
        EXTENSION,
        /** The cell for the topic name is empty. */
        NO_VALUE,
        /** It doesn't make a valid topic name. */
        BAD_TOPIC,
        /** An earlier line has the same endpoint. */
        DUPLICATE,
        /** There is neither an email address nor a phone number. */
        NO_ENDPOINT,
        /** FIFO topics deliver to neither email addresses nor phones. */
        FIFO
    }
}
