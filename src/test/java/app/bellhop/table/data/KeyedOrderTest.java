package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows sorted by text, some bytes at a time. */
class KeyedOrderTest {

    private static String text(Random random) {
        String signs = "aAbB\u00e4\u00c4\u0131IiK\u212a1~\u0000\uffee\ud83d\ude00";
        return random.ints(random.nextInt(12), 0, signs.length())
                .map(signs::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("[\ud800-\udfff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]", "");
    }

    @Test
    void textsAreInOrderWhateverTheirCase() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> texts = new ArrayList<>();
            for (int i = random.nextInt(200); i >= 0; i--) {
                texts.add((random.nextBoolean() ? "the same beginning " : "") + text(random));
            }
            byte[][] keys = texts.stream()
                    .map(text -> text.isEmpty() ? null : KeyedOrder.key(text))
                    .toArray(byte[][]::new);
            for (boolean ascending : new boolean[] {true, false}) {
                Comparator<String> order =
                        ascending ? String.CASE_INSENSITIVE_ORDER : String.CASE_INSENSITIVE_ORDER.reversed();
                List<Integer> expected = IntStream.range(0, keys.length)
                        .boxed()
                        .sorted(Comparator.comparing(
                                i -> texts.get(i).isEmpty() ? null : texts.get(i), Comparator.nullsLast(order)))
                        .toList();
                int[] places = new KeyedOrder(keys, ascending, () -> false).places();
                assertEquals(expected, Arrays.stream(places).boxed().toList(), "seed " + seed);
            }
        }
    }
}
