package app.bellhop.settings;

/** The light and the dark theme. */
public enum Appearance {
    LIGHT,
    DARK
}
