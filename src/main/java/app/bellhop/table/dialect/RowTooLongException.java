package app.bellhop.table.dialect;

/** A row has more characters than there is memory for. */
public final class RowTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
