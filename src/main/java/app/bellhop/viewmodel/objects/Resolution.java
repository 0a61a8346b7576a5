package app.bellhop.viewmodel.objects;

/** What to do with a saved file if its object has changed on the server since. */
public enum Resolution {
    KEEP_BOTH,
    KEEP_MINE
}
