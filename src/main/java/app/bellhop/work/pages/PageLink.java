package app.bellhop.work.pages;

/** The kinds of links to and within published pages. */
public enum PageLink {
    /** Works without credentials until it expires. */
    PRESIGNED,
    /** Works while the object is public. */
    PUBLIC,
    /** Works on a website, from one page to the next. */
    RELATIVE
}
