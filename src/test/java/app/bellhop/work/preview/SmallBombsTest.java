package app.bellhop.work.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.work.preview.Preview.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small documents that would take minutes, or more memory than there is. */
class SmallBombsTest {

    private static Preview of(String text, String key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Previews.of(bytes, key, null, true, 1 << 20, new ReadBytes(bytes, bytes.length, null));
    }

    /** S4: a few lines that stand for billions. */
    @ParameterizedTest
    @ValueSource(strings = {"<use href='#l%d'/>", "<rect width='1' height='1' style=\"mask:url('#l%d')\"/>"})
    void svgThatUsesItselfWithoutEndIsNotDrawn(String use) {
        StringBuilder text = new StringBuilder(
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect id='l0' width='1' height='1'/>");
        IntStream.rangeClosed(1, 12)
                .forEach(i -> text.append("<g id='l" + i + "'>")
                        .append(use.formatted(i - 1).repeat(10))
                        .append("</g>"));
        assertNull(Rasters.draw(of(text + "</svg>", "x.svg")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<path stroke-dasharray='0.00001,1e-6' %s/>",
                "<style>p{stroke-dasharray:0.00001}</style><path class='p' %s/>"
            })
    void svgOfEndlessDashesIsNotDrawn(String path) {
        assertNull(Rasters.draw(of(
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                        + path.formatted("d='M0 0 L 1000000 1000000' stroke='red'") + "</svg>",
                "x.svg")));
    }

    @Test
    void svgWithUsesAndDashesIsDrawn() {
        assertNotNull(Rasters.draw(of(
                "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='9'><defs><g id='a'><rect width='9' height='9'"
                        + " stroke-dasharray='4 2.5'/></g></defs>" + "<use href='#a'/>".repeat(500) + "</svg>",
                "x.svg")));
    }

    /** S4: what would be a hundred thousand nodes of the window is its text. */
    @Test
    void markdownOfTooManyPartsIsText() {
        for (String text : List.of(
                "*a* ".repeat(20_000),
                "a ".repeat(60_000),
                "|a".repeat(500) + "|\n" + "|-".repeat(500) + "|\n" + "|x|\n".repeat(900),
                "|a".repeat(50_000) + "|\n" + "|-".repeat(50_000) + "|\n" + "|x|\n".repeat(900))) {
            assertEquals(Kind.TEXT, of(text, "x.md").kind());
        }
    }

    /** S4: more than the stack holds stays as it is; what is not set out anew can still be read. */
    @Test
    void documentsThatAreNestedDeeplyStayAsTheyAre() {
        for (String text :
                List.of("<a>".repeat(30_000) + "</a>".repeat(30_000), "[".repeat(100_000) + "]".repeat(100_000))) {
            Preview preview = of(text, text.startsWith("<") ? "x.xml" : "x.json");
            assertEquals(text, preview.text());
            assertInstanceOf(Preview.Plain.class, preview.view());
        }
    }

    /** S4: thousands of columns would take the window as many nodes. */
    @Test
    void aTableOfThousandsOfColumnsShowsTheFirst() {
        String row = "x,".repeat(4_000) + "x\n";
        Preview.Table table =
                assertInstanceOf(Preview.Table.class, of(row + row, "x.csv").view());
        assertEquals(Previews.MAX_COLUMNS, table.rows().get(0).size());
        assertTrue(table.cut());
    }

    /** S4: what would take minutes. */
    @Test
    void namespacesWithoutEndStayAsTheyAre() {
        StringBuilder text = new StringBuilder("<r");
        IntStream.range(0, 20_000).forEach(i -> text.append(" xmlns:a%1$d='u%1$d'".formatted(i)));
        assertInstanceOf(
                Preview.Plain.class, of(text.append("/>").toString(), "x.xml").view());
    }
}
