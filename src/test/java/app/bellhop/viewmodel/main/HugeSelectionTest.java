package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.TestContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.objects.ObjectClipboard;
import app.bellhop.viewmodel.objects.ObjectDrag;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do with a huge selection, they do in the background: on the FX thread they look at a few rows only. */
class HugeSelectionTest extends MainTestBase {

    private static final S3Location PLACE = new S3Location("bucket", "data/");
    private static final int ROWS = 20_000;
    private static final int FEW = 500;

    private final Rows rows = new Rows();
    private boolean background;

    /** Counts what is read on the FX thread. */
    private final class Rows extends AbstractList<ObjectRow> {

        private int read;

        @Override
        public ObjectRow get(int index) {
            read += background ? 0 : 1;
            String name = index == 7 ? "folder/" : "file-%06d".formatted(index);
            ObjectEntry entry = index == 7
                    ? ObjectEntry.ofPrefix(PLACE.key() + name)
                    : new ObjectEntry(PLACE.key() + name, false, 1, null, null, null);
            return new ObjectRow(entry, name);
        }

        @Override
        public int size() {
            return ROWS;
        }
    }

    @Override
    protected TestContext newContext() {
        return new TestContext(folder, work -> within(false, work), work -> within(true, work));
    }

    private void within(boolean inBackground, Runnable work) {
        boolean before = background;
        background = inBackground;
        work.run();
        background = before;
    }

    @BeforeEach
    void selectAll() {
        open(PLACE);
        main.objects().selected(ROWS, true, () -> rows);
        rows.read = 0;
    }

    private void assertFewRead() {
        assertTrue(rows.read <= FEW, rows.read + " rows were read on the FX thread");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "download",
                "makePublic",
                "makePrivate",
                "copyObjects",
                "cutObjects",
                "deleteObjects",
                "copyPresignedUrl",
                "copyPublicUrl",
                "copyS3Uri",
                "copyArn",
                "openAsTable",
                "properties"
            })
    void commandsReadFewRows(String id) {
        test.dialogs.answer(id.equals("download") ? Map.of(Field.ONLY, folder.toString()) : Map.of());
        main.commands().get(id).run();
        main.tick();
        assertFewRead();
    }

    @Test
    void deletingDeletesThemAll() {
        test.dialogs.answer(Map.of());
        main.commands().get("deleteObjects").run();
        assertTrue(
                test.dialogs.last().text().contains("%,d".formatted(ROWS - 1)),
                test.dialogs.last().text());
        assertEquals("19,999 objects deleted", test.context.notice().get());
        assertFewRead();
    }

    @Test
    void pastingReadsFewRows() {
        main.commands().get("copyObjects").run();
        main.location().open(new S3Location("bucket", "elsewhere/"));
        test.dialogs.answer(Map.of());
        main.commands().get("pasteObjects").run();
        assertFewRead();
    }

    /** The prefixes are looked for once, not at every move of the pointer. */
    @Test
    void draggingReadsTheRowsOnceAtMost() {
        ObjectDrag drag = main.objects().drag();
        drag.begin(ObjectClipboard.Keys.NONE);
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.of(true), drag.over(new S3Location("bucket", "data/other/")));
            assertEquals(Optional.empty(), drag.over(new S3Location("bucket", "data/folder/below/")));
        }
        assertTrue(rows.read <= ROWS + FEW, rows.read + " rows were read");
    }

    @Test
    void urisOfMoreThanAnybodyPastesAreLeftOut() {
        main.commands().get("copyObjects").run();
        assertEquals("s3://bucket/data/", test.clipboard);
        main.objects().selected(2, true, () -> rows.subList(0, 2));
        main.commands().get("copyObjects").run();
        assertEquals(
                List.of("s3://bucket/data/file-000000", "s3://bucket/data/file-000001"),
                test.clipboard.lines().toList());
    }
}
