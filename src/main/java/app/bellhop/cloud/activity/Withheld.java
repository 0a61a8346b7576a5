package app.bellhop.cloud.activity;

/** Stands for a value that is never kept. */
public enum Withheld {
    /** A key, password or token. */
    SECRET,

    /** What is sent as an object or a part of it. */
    BODY,

    /** The same, with nothing in it. */
    EMPTY_BODY
}
