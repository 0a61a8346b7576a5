package app.bellhop.cloud.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five dollars a terabyte, by the megabyte, ten at least. */
class ListPriceTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0.00005",
        "10485760, 0.00005",
        "10485761, 0.00005",
        "1073741824, 0.00488",
        "1073741825, 0.00489",
        "1099511627776, 5.00000"
    })
    void aQueryCosts(long bytes, BigDecimal dollars) {
        assertEquals(0, dollars.compareTo(ListPrice.of(bytes)), () -> String.valueOf(ListPrice.of(bytes)));
    }
}
