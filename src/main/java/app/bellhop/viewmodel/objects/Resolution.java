package app.bellhop.viewmodel.objects;

/** What to do with a saved file when somebody else has changed its object meanwhile. */
public enum Resolution {
    KEEP_BOTH,
    KEEP_MINE
}
