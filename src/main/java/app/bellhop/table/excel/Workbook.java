package app.bellhop.table.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * An Excel workbook (.xlsx). It can only be read from its end, so it is stored in a temporary file. Rows are read one by one;
 * the texts that cells share are in memory. Any thread that may wait.
 */
public final class Workbook implements Closeable {

    private static final String SHARED = "xl/sharedStrings.xml";

    private final Path file;
    private final ReadableWorkbook workbook;

    private Workbook(Path file, ReadableWorkbook workbook) {
        this.file = file;
        this.workbook = workbook;
    }

    /**
     * Stores the bytes of a workbook and opens it.
     *
     * @param most how many bytes the texts may have that cells share
     * @throws WorkbookException if it isn't as it should be; or what the stream throws
     */
    public static Workbook of(InputStream bytes, long most) throws IOException {
        Path file = Files.createTempFile("bellhop-", ".xlsx");
        try {
            try (var out = Files.newOutputStream(file)) {
                bytes.transferTo(out);
            }
            return new Workbook(file, open(file, most));
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static ReadableWorkbook open(Path file, long most) throws IOException {
        try {
            measure(file, most);
            try {
                return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            } catch (ExcelReaderException withoutStyles) {
                return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
            }
        } catch (WorkbookException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new WorkbookException(e);
        }
    }

    /** A small file may have huge texts. */
    private static void measure(Path file, long most) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<? extends ZipEntry> shared = zip.stream()
                    .filter(entry -> entry.getName().equalsIgnoreCase(SHARED))
                    .findFirst();
            if (shared.isPresent()) {
                try (InputStream text = zip.getInputStream(shared.get())) {
                    if (text.skip(most) == most && text.read() >= 0) {
                        throw new WorkbookException(WorkbookException.Kind.TOO_LARGE, SHARED);
                    }
                }
            }
        }
    }

    /** The names of its sheets in their order, without hidden ones. */
    public List<String> sheets() {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .map(Sheet::getName)
                .toList();
    }

    public List<String> hidden() {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE)
                .map(Sheet::getName)
                .toList();
    }

    /** The rows of a sheet as text, written as {@link SheetText} says; empty if it has none or isn't there. */
    public Optional<SheetReader> sheet(String name) throws WorkbookException {
        try {
            Optional<Sheet> found = workbook.findSheet(name);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            SheetReader rows = new SheetReader(found.get().openStream());
            return rows.empty() ? Optional.empty() : Optional.of(rows);
        } catch (WorkbookException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new WorkbookException(e);
        }
    }

    /** The merged cells of a sheet of which rows have no value although one is shown. @param first the first of the rows */
    public List<SheetReader.Finding> merged(String name, long first) throws WorkbookException {
        Optional<Sheet> found = workbook.findSheet(name);
        try {
            return found.isEmpty()
                    ? List.of()
                    : MergedCells.of(file, found.get().getId(), first);
        } catch (IOException e) {
            throw new WorkbookException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            workbook.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
