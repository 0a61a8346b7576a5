package app.bellhop.table.report;

/** The words of HTML pages, in the language of whoever publishes them. */
public interface PageWords {

    /** The language, as a BCP 47 tag. */
    String language();

    /** How many rows a table has. */
    String rows(int count);

    /** How many entries an index page has. */
    String entries(int count);

    /** A size in bytes. */
    String size(long bytes);

    /** @param end when the first of the links expires, in UTC */
    String linksEnd(String end);

    /** Why some names have no link. */
    String unlinked();

    String nameColumn();

    String sizeColumn();

    String modifiedColumn();

    /** The heading of the column with links. */
    String linkColumn();

    /** The text of a link. */
    String open();
}
