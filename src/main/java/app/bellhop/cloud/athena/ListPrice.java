package app.bellhop.cloud.athena;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What Athena charges for a query, as its price list says for most regions: $5 a terabyte, by the megabyte, at least ten. */
public final class ListPrice {

    /** US dollars a terabyte. */
    public static final int PER_TERABYTE = 5;

    private static final long MEGABYTE = 1 << 20;
    private static final long TERABYTE = 1L << 40;
    private static final long MIN_MEGABYTES = 10;
    private static final int DECIMALS = 5;

    private ListPrice() {}

    /** The US dollars for the bytes that a query has scanned, or will; none for statements that scan none. */
    public static BigDecimal of(long scanned) {
        if (scanned <= 0) {
            return BigDecimal.ZERO;
        }
        long megabytes = Math.max(MIN_MEGABYTES, (scanned - 1) / MEGABYTE + 1);
        return BigDecimal.valueOf(megabytes)
                .multiply(BigDecimal.valueOf(PER_TERABYTE))
                .divide(BigDecimal.valueOf(TERABYTE / MEGABYTE), DECIMALS, RoundingMode.HALF_UP);
    }
}
