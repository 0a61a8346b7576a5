package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows sorted by numbers, packed where they fit. */
class PackedOrderTest {

    /** Numbers of any size and scale, with some missing and some equal, as a plain sort orders them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12, 18, 30})
    void numbersOfAnySizeAreOrderedByValue(int digits) {
        Random random = new Random(digits);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String whole = new BigInteger(1 + digits * 3, random).toString();
            String sign = random.nextBoolean() ? "-" : "";
            String fraction = random.nextInt(3) == 0 ? "." + random.nextInt(1000) : "";
            cells.add(random.nextInt(10) == 0 ? "NA" : sign + whole + fraction);
        }
        DataTable table = Tables.csv("x,n\n"
                + IntStream.range(0, cells.size())
                        .mapToObj(i -> i + "," + cells.get(i))
                        .collect(Collectors.joining("\n")));
        for (boolean ascending : new boolean[] {true, false}) {
            Comparator<BigDecimal> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
            List<Integer> expected = IntStream.range(0, cells.size())
                    .boxed()
                    .sorted(Comparator.comparing(
                            i -> cells.get(i).equals("NA") ? null : new BigDecimal(cells.get(i)),
                            Comparator.nullsLast(order)))
                    .toList();
            int[] sorted = new TableQuery(List.of(), "", 1, ascending).run(table, () -> false);
            assertEquals(expected, Arrays.stream(sorted).boxed().toList());
        }
    }
}
