package app.bellhop.viewmodel.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.inspector.InspectorTestBase;
import app.bellhop.work.preview.Preview;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Previews that do not show all of an object, or its lines as they are. */
class CutPreviewsTest extends InspectorTestBase {

    private PreviewViewModel preview() {
        return inspector.preview();
    }

    private int rows() {
        return ((Preview.Table) preview().view().get()).rows().size();
    }

    private String statusOf(String key, String text) {
        store.objects.put(at(key), text.getBytes(StandardCharsets.UTF_8));
        run("refresh");
        select(key);
        run("preview");
        return preview().status().get();
    }

    @Test
    void whatIsCutSaysSo() {
        String rest = "Only the beginning is shown.";
        assertEquals("CSV, UTF-8, 3.9 KB", statusOf("fits.csv", "a,b\n" + "1,2\n".repeat(1000)));
        assertEquals(1001, rows());
        assertEquals("CSV, UTF-8, 3.9 KB. " + rest, statusOf("long.csv", "a,b\n" + "1,2\n".repeat(1001)));
        assertEquals(1001, rows());
        assertTrue(statusOf("wide.csv", "a,".repeat(201) + "b\n1\n").endsWith(rest));
        assertTrue(statusOf("long.md", "# a\n\nb\n\n".repeat(501)).endsWith(rest));
        assertFalse(statusOf("fits.md", "# a\n\nb\n\n".repeat(500)).endsWith(rest));
        preview().formatted().set(false);
        assertFalse(statusOf("long.csv", "a,b\n" + "1,2\n".repeat(1001)).endsWith(rest), "the source is whole");
    }

    @Test
    void parquetThatIsNotReadSaysWhy() {
        String why = Runtime.version().feature() < 22
                ? "Reading Parquet needs Java 22 or newer. Bellhop’s packages include it."
                : "This Parquet file is damaged, or uses an encoding Bellhop can’t read.";
        assertEquals("Parquet, 18 B. " + why, statusOf("a.parquet", "PAR1 and no footer"));
        assertInstanceOf(Preview.Dump.class, preview().view().get());
    }

    /** Long lines are shown in pieces. */
    @Test
    void copiedLinesAreThoseOfTheText() {
        String line = "x".repeat(999) + "🚀" + "y".repeat(1500);
        statusOf("long.txt", line + "\nshort");
        preview().selectedLines().setAll(Preview.lines(line + "\nshort"));
        run("copyLines");
        assertEquals(line + "\nshort", test.clipboard);
    }

    @Test
    void copiedRowsAreSuchThatASpreadsheetTakesThem() {
        statusOf("a.csv", "a,b\n1,2");
        preview()
                .selectedLines()
                .setAll(Preview.line(List.of("1", "", "x")), Preview.line(List.of("a\tb", "two\nlines", "\"so\"")));
        run("copyLines");
        assertEquals("1\t\tx\n\"a\tb\"\t\"two\nlines\"\t\"\"\"so\"\"\"", test.clipboard);
    }
}
