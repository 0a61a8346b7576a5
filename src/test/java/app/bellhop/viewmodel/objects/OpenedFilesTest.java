package app.bellhop.viewmodel.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leaving while another program's changes are not uploaded. */
class OpenedFilesTest extends InspectorTestBase {

    @BeforeEach
    void openInAnotherProgram() {
        select("a.txt");
        run("openExternally");
    }

    private void save(String text) throws Exception {
        Files.writeString(test.opened, text);
        long later = Files.getLastModifiedTime(test.opened).toMillis() + 5000;
        Files.setLastModifiedTime(test.opened, FileTime.fromMillis(later));
        for (int i = 0; i < 15; i++) {
            main.tick();
        }
    }

    private boolean leaves() {
        boolean[] left = {false};
        main.confirmLeaving(() -> left[0] = true);
        return left[0];
    }

    @Test
    void changeThatWasNotUploadedIsSaidBeforeLeaving() throws Exception {
        store.failing.put("replace", FakeObjectStore.failure(ErrorKind.NETWORK, "gone"));
        assertTrue(leaves(), "nothing was changed");
        save("mine");
        assertFalse(leaves());
        assertEquals(
                List.of("s3://data/a.txt: the changed file stays at " + test.opened),
                test.dialogs.last().details());
        test.dialogs.answer(Map.of());
        assertTrue(leaves());
        main.close();
        assertEquals("mine", Files.readString(test.opened));
    }

    @Test
    void changeThatIsBeingUploadedIsSaidToo() throws Exception {
        s3.held.add("replace");
        save("mine");
        assertFalse(leaves());
        s3.release();
        assertTrue(leaves());
    }

    @Test
    void copyOfAConflictIsSaved() throws Exception {
        store.objects.put(at("a.txt"), "theirs".getBytes(StandardCharsets.UTF_8));
        test.dialogs.answer(Map.of());
        save("mine");
        assertTrue(leaves());
    }
}
