package app.bellhop.work.contacts;

/**
 * What of a table of contacts cannot be used, and why.
 *
 * @param line in the table, from 1
 * @param value the cell or text that is to blame
 */
public record Rejected(long line, Reason reason, String value) {

    /** Why. */
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
        /** The cell that a topic's name is made of is empty. */
        NO_VALUE,
        /** A topic's name cannot be made of it. */
        BAD_TOPIC,
        /** The same endpoint was on an earlier line already. */
        DUPLICATE,
        /** Neither e-mail address nor phone number. */
        NO_ENDPOINT,
        /** FIFO topics take neither e-mail addresses nor phones. */
        FIFO;

        /** Whether nobody knows which contacts the row, or the rest of the table, names. */
        boolean hidesContacts() {
            return this == CELLS || this == UNREADABLE || this == BAD_CHARACTERS;
        }
    }
}
