package app.bellhop.viewmodel.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.inspector.InspectorTestBase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A save takes a while, and nobody stops typing; nor do others. */
class TypingWhileSavingTest extends InspectorTestBase {

    private void put(String text) {
        store.objects.put(at("a.txt"), text.getBytes(StandardCharsets.UTF_8));
    }

    private String stored() {
        return new String(store.objects.get(at("a.txt")), StandardCharsets.UTF_8);
    }

    private TextEditViewModel editing(String text) {
        put(text);
        select("a.txt");
        run("preview");
        run("editText");
        return inspector.preview().editing();
    }

    @Test
    void whatWasTypedMeanwhileIsSavedNext() {
        TextEditViewModel editing = editing("one");
        editing.text().set("two");
        s3.held.add("replace");
        run("saveText");
        editing.text().set("two, three");
        s3.release();
        assertEquals("two", stored());
        assertTrue(editing.active().get());
        assertEquals("two, three", editing.text().get());
        run("saveText");
        assertEquals("two, three", stored());
        assertFalse(editing.active().get());
    }

    @Test
    void theCopyOfAConflictIsMadeOnceAndEndsNothingElse() {
        TextEditViewModel editing = editing("one");
        put("theirs");
        editing.text().set("mine");
        run("saveText");
        s3.held.add("create");
        run("keepBoth");
        assertFalse(enabled("keepBoth"), "not twice");
        editing.text().set("mine, more");
        s3.release();
        assertEquals("theirs", stored());
        assertTrue(editing.active().get());
        assertEquals("mine, more", editing.text().get());
    }

    @Test
    void aConflictWithMoreThanIsComparedSaysSo() {
        TextEditViewModel editing = editing("one");
        put("theirs\n".repeat(PreviewViewModel.CHUNK_BYTES / 4));
        editing.text().set("mine");
        run("saveText");
        assertTrue(
                editing.problem().get().contains("their lines, in red, are from the first 1.0 MB only"),
                editing.problem().get());
    }
}
