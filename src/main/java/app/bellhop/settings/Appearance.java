package app.bellhop.settings;

/** The two looks. */
public enum Appearance {
    LIGHT,
    DARK
}
