package app.bellhop.table.types;

/** In which order dates such as 03/04/2026 are written. */
public enum DateOrder {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST
}
