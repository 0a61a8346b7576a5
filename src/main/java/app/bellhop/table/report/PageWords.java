package app.bellhop.table.report;

/** The words of HTML pages, in the language of whoever publishes them. */
public interface PageWords {

    /** The language, as a BCP 47 tag. */
    String language();

    String rows(int count);

    String entries(int count);

    String size(long bytes);

    /** @param end when the first of the links expires, in UTC */
    String linksEnd(String end);

    /** Why some names have no link. */
    String unlinked();

    String nameColumn();

    String sizeColumn();

    String modifiedColumn();

    String linkColumn();

    String open();
}
