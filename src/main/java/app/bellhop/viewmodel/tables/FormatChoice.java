package app.bellhop.viewmodel.tables;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.EmptyValues;
import app.bellhop.viewmodel.base.Texts;
import org.jspecify.annotations.Nullable;

/** How a column can be read, whatever its cells look like. */
public enum FormatChoice {
    DETECTED(null),
    TEXT(CellFormat.TEXT),
    POINT(number(false)),
    COMMA(number(true)),
    YEAR_FIRST(date(DateOrder.YEAR_FIRST)),
    DAY_FIRST(date(DateOrder.DAY_FIRST)),
    MONTH_FIRST(date(DateOrder.MONTH_FIRST));

    private final @Nullable CellFormat format;

    FormatChoice(@Nullable CellFormat format) {
        this.format = format;
    }

    private static CellFormat number(boolean decimalComma) {
        return new CellFormat(ColumnType.DECIMAL, decimalComma, DateOrder.YEAR_FIRST, EmptyValues.USUAL);
    }

    private static CellFormat date(DateOrder order) {
        return new CellFormat(ColumnType.DATE, false, order, EmptyValues.USUAL);
    }

    @Nullable
    CellFormat format() {
        return format;
    }

    /** The choice that stands for a format. */
    static FormatChoice of(@Nullable CellFormat format) {
        if (format == null) {
            return DETECTED;
        }
        return switch (format.type()) {
            case TEXT, BOOLEAN -> TEXT;
            case INTEGER, DECIMAL -> format.decimalComma() ? COMMA : POINT;
            case DATE, DATE_TIME, TIME ->
                switch (format.dates()) {
                    case YEAR_FIRST -> YEAR_FIRST;
                    case DAY_FIRST -> DAY_FIRST;
                    case MONTH_FIRST -> MONTH_FIRST;
                };
        };
    }

    /** The type, and how it is written where that isn't obvious. */
    static String words(CellFormat format) {
        String type = Texts.of(format.type());
        boolean orderSaid = format.ordered() && !format.sums() && format.type() != ColumnType.TIME;
        if (orderSaid && format.dates() != DateOrder.YEAR_FIRST) {
            return Texts.get("profile.typeWith", type, Texts.of(format.dates()));
        }
        return format.type() == ColumnType.DECIMAL && format.decimalComma()
                ? Texts.get("profile.typeWith", type, Texts.get("profile.comma"))
                : type;
    }
}
