package app.bellhop.viewmodel.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.table.data.Workbooks;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.work.objects.TextDiff;
import app.bellhop.work.preview.Preview;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Preview, editing in place, and objects opened in other programs. */
class PreviewViewModelTest extends InspectorTestBase {

    private PreviewViewModel preview() {
        return inspector.preview();
    }

    private void text(String key, String text) {
        store.objects.put(at(key), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<List<String>> table() {
        return ((Preview.Table) preview().view().get()).rows();
    }

    private String text(String key) {
        return new String(store.objects.get(at(key)), StandardCharsets.UTF_8);
    }

    private TextEditViewModel editing(String text) {
        text("a.txt", text);
        select("a.txt");
        run("preview");
        run("editText");
        return preview().editing();
    }

    @Test
    void largeTextComesInSteps() {
        byte[] large = new byte[PreviewViewModel.CHUNK_BYTES + 500];
        Arrays.fill(large, (byte) 'x');
        store.objects.put(at("a.txt"), large);
        select("a.txt");
        run("preview");
        assertEquals(
                PreviewViewModel.CHUNK_BYTES, preview().preview().get().text().length());
        assertFalse(enabled("editText"), "half a text is not edited");
        run("previewMore");
        assertEquals(large.length, preview().preview().get().text().length());
        assertFalse(enabled("previewMore"));
        assertFalse(enabled("editText"), "too large for a text field");
    }

    @Test
    void workbooksShowTheirFirstSheetOnceAllOfThemIsRead() {
        byte[] workbook = new Workbooks()
                .sheet("S", List.of("id", "born"), List.of(1, new Workbooks.Formatted("36526", "yyyy-mm-dd")))
                .bytes();
        store.objects.put(at("a.txt"), workbook);
        select("a.txt");
        run("preview");
        assertEquals(List.of(List.of("id", "born"), List.of("1", "2000-01-01")), table());
        assertFalse(enabled("editText"), "it isn't text");
    }

    /** Of a large file, only the first step and the directory at its end are read. */
    @Test
    void archivesAreListedFromTheirEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (String name : List.of("folder/", "folder/large.bin")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[name.endsWith("/") ? 0 : 3 * PreviewViewModel.CHUNK_BYTES]);
            }
        }
        store.objects.put(at("a.txt"), out.toByteArray());
        select("a.txt");
        run("preview");
        assertEquals(
                List.of(List.of("Name", "Size"), List.of("folder/", ""), List.of("folder/large.bin", "3.0 MB")),
                table().stream().map(row -> row.subList(0, 2)).toList());
        assertEquals("Archive, 3.0 MB", preview().status().get());
        assertFalse(enabled("previewMore"));
    }

    @Test
    void pdfSaysItsVersionAndHowToSeeMore() {
        store.objects.put(at("a.txt"), new byte[] {'%', 'P', 'D', 'F', '-', '1', '.', '7', '\n', 0, (byte) 0xFF});
        select("a.txt");
        run("preview");
        assertEquals(List.of("Format", "PDF 1.7"), table().get(1));
        assertEquals(
                "PDF, 11 B. To see more, use “Open and edit”.",
                preview().status().get());
    }

    @Test
    void sourceIsShownInsteadWhereWanted() {
        store.objects.put(at("b.md"), "# Title\n".getBytes(StandardCharsets.UTF_8));
        main.objects().refresh(Set.of(at("")));
        select("b.md");
        run("preview");
        assertInstanceOf(Preview.Document.class, preview().view().get());
        preview().formatted().set(false);
        assertInstanceOf(Preview.Plain.class, preview().view().get());
    }

    @Test
    void changeBetweenTwoStepsIsNotJoined() {
        byte[] large = new byte[PreviewViewModel.CHUNK_BYTES + 500];
        Arrays.fill(large, (byte) 'x');
        store.objects.put(at("a.txt"), large);
        select("a.txt");
        run("preview");
        byte[] other = large.clone();
        other[0] = 'y';
        store.objects.put(at("a.txt"), other);
        run("previewMore");
        assertTrue(
                preview().status().get().contains("changed while it was being read"),
                preview().status().get());
    }

    @Test
    void refusalIsToldWhereTheTextWouldBe() {
        store.failing.put("read", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        select("a.txt");
        run("preview");
        assertTrue(
                preview().status().get().contains("s3:Test"), preview().status().get());
    }

    @Test
    void editIsSavedOverWhatWasRead() {
        TextEditViewModel editing = editing("one");
        assertFalse(enabled("saveText"));
        editing.text().set("two");
        run("saveText");
        assertEquals("two", text("a.txt"));
        assertFalse(editing.active().get());
        assertEquals("two", preview().preview().get().text());
    }

    @Test
    void conflictShowsBothAndMineGoesOverTheirsWhenChosen() {
        TextEditViewModel editing = editing("one\nsame");
        text("a.txt", "theirs\nsame");
        editing.text().set("mine\nsame");
        run("saveText");
        assertEquals("theirs\nsame", text("a.txt"), "not overwritten");
        assertTrue(editing.conflict().get());
        assertTrue(editing.differences().contains(new TextDiff.Line(TextDiff.Kind.REMOVED, "theirs")));
        assertTrue(editing.differences().contains(new TextDiff.Line(TextDiff.Kind.ADDED, "mine")));
        run("keepMine");
        assertEquals("mine\nsame", text("a.txt"));
    }

    @Test
    void conflictEndsWithTheirsOrWithBoth() {
        TextEditViewModel editing = editing("one");
        text("a.txt", "theirs");
        editing.text().set("mine");
        run("saveText");
        run("takeTheirs");
        assertEquals("theirs", preview().preview().get().text());
        run("editText");
        text("a.txt", "theirs again");
        editing.text().set("mine");
        run("saveText");
        run("keepBoth");
        assertEquals("theirs again", text("a.txt"));
        assertTrue(store.objects.keySet().stream()
                .anyMatch(at -> at.key().startsWith("a (mine ")
                        && at.key().endsWith(").txt")
                        && text(at.key()).equals("mine")));
    }

    @Test
    void changeMadeWhileTheConflictIsShownIsAConflictAgain() {
        TextEditViewModel editing = editing("one");
        text("a.txt", "theirs");
        editing.text().set("mine");
        run("saveText");
        text("a.txt", "newer still");
        run("keepMine");
        assertEquals("newer still", text("a.txt"));
        assertTrue(editing.conflict().get());
    }

    @Test
    void aFailedSaveKeepsTheTextAndSaysWhy() {
        TextEditViewModel editing = editing("one");
        editing.text().set("two");
        store.failing.put("replace", unsupported("PutObject"));
        run("saveText");
        assertEquals("one", text("a.txt"));
        assertTrue(editing.active().get());
        assertTrue(
                editing.problem().get().contains("PutObject"), editing.problem().get());
    }

    @Test
    void lettersThatTheEncodingLacksAreNotLost() {
        String latin = "Die Größe der Übergrößen wächst für ältere Häuser mit schönen Türen. ";
        store.objects.put(at("a.txt"), latin.getBytes(StandardCharsets.ISO_8859_1));
        select("a.txt");
        run("preview");
        run("editText");
        preview().editing().text().set(latin + "漢");
        run("saveText");
        assertTrue(preview().editing().problem().get().contains("can’t be saved in"));
        assertTrue(preview().editing().active().get(), "what was typed is still there");
        preview().editing().text().set(latin + "Größen");
        run("saveText");
        assertArrayEquals((latin + "Größen").getBytes(StandardCharsets.ISO_8859_1), store.objects.get(at("a.txt")));
    }

    @Test
    void openedFileGoesBackUpWhenItsProgramSavesIt() throws Exception {
        text("a.txt", "one");
        select("a.txt");
        run("openExternally");
        assertEquals("one", Files.readString(test.opened));
        save("two, longer");
        assertEquals("two, longer", text("a.txt"));
        assertTrue(test.notice().startsWith("Changes uploaded to s3://data/a.txt"), test.notice());
    }

    @Test
    void openedFileDoesNotOverwriteSomebodyElse() throws Exception {
        text("a.txt", "one");
        select("a.txt");
        run("openExternally");
        text("a.txt", "theirs");
        test.dialogs.answer(Map.of());
        save("mine, longer");
        assertEquals("theirs", text("a.txt"));
        assertTrue(store.objects.keySet().stream().anyMatch(at -> at.key().startsWith("a (mine ")));
    }

    /** S2: nothing starts unasked. */
    @ParameterizedTest
    @CsvSource({
        "setup.exe, is a program",
        "invoice.PDF.exe, is a program",
        "'setup.exe. ', is a program",
        "run.ps1, can contain commands",
        "report.xlsm, can contain commands",
        "photo.lnk, is a shortcut",
        "launch.desktop, is a shortcut",
        "invoice\u202Efdp.exe, invoice\\u202Efdp.exe is a program",
        "invoice\u202Efdp.txt, invoice\\u202Efdp.txt contains hidden characters"
    })
    void whatMayRunIsSaidBeforeItIsOpened(String name, String said) {
        text(name, "x");
        run("refresh");
        select(name);
        run("openExternally");
        assertNull(test.opened);
        assertTrue(
                test.dialogs.last().text().contains(said), test.dialogs.last().text());
        assertTrue(test.dialogs.last().destructive(), "Cancel is the default");
        test.dialogs.answer(Map.of());
        run("openExternally");
        assertNotNull(test.opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\nrm x", "MZ\u0090", "\u007FELF\u0002"})
    void aProgramIsKnownByItsFirstBytesToo(String content) {
        text("notes", content);
        run("refresh");
        select("notes");
        run("openExternally");
        assertNull(test.opened);
        assertTrue(test.dialogs.last().text().contains("is a program"));
    }

    @Test
    void anOpenedFileSaysWhereItComesFrom() throws Exception {
        String key = "a\r\nZoneId=0.txt";
        text(key, "one");
        run("refresh");
        select(key);
        run("openExternally");
        UserDefinedFileAttributeView marks =
                Files.getFileAttributeView(test.opened, UserDefinedFileAttributeView.class);
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(UserDefinedFileAttributeView.class));
        String mark = marks.list().stream()
                .filter(List.of("xdg.origin.url", "Zone.Identifier", "com.apple.quarantine")::contains)
                .findFirst()
                .orElseThrow();
        ByteBuffer value = ByteBuffer.allocate(marks.size(mark));
        marks.read(mark, value);
        assertFalse(new String(value.array(), StandardCharsets.UTF_8).contains("\nZoneId=0"), "the key adds no line");
    }

    private void save(String text) throws Exception {
        Files.writeString(test.opened, text);
        long later = Files.getLastModifiedTime(test.opened).toMillis() + 5000;
        Files.setLastModifiedTime(test.opened, FileTime.fromMillis(later));
        for (int i = 0; i < 15; i++) {
            main.tick();
        }
    }

    private static CloudException unsupported(String operation) {
        return new CloudException(
                ErrorKind.NOT_SUPPORTED,
                new Failure(operation, "a.txt", "NotImplemented", "", null, Detail.NONE),
                null);
    }

    @Test
    void windowsLineEndsStay() {
        TextEditViewModel editing = editing("one\r\ntwo\r\n");
        assertEquals("one\ntwo\n", editing.text().get());
        editing.text().set("one\n2\n");
        run("saveText");
        assertEquals("one\r\n2\r\n", text("a.txt"));
    }

    @Test
    void textThatAFieldWouldChangeIsNotEdited() {
        for (String odd : List.of("a\r\nb\nc", "escape \u001b[0m", "a\rb")) {
            text("a.txt", odd);
            inspector.leave();
            select("a.txt");
            run("preview");
            assertFalse(enabled("editText"), odd);
        }
    }

    @Test
    void savingGoesOnAndUnsavedTextWaits() {
        TextEditViewModel editing = editing("one");
        editing.text().set("two");
        select("b.txt");
        assertEquals("a.txt", inspector.title().get(), "the text is not lost by a click elsewhere");
        s3.held.add("replace");
        run("saveText");
        assertFalse(enabled("saveText"), "not twice");
        inspector.tab().set(InspectorViewModel.Tab.PROPERTIES);
        s3.release();
        assertEquals("two", text("a.txt"));
        main.tick();
        assertEquals("b.txt", inspector.title().get());
    }

    @Test
    void leavingWithUnsavedTextAsksFirst() {
        editing("one").text().set("two");
        boolean[] left = {false};
        main.confirmLeaving(() -> left[0] = true);
        assertFalse(left[0]);
        assertTrue(test.dialogs.last().text().contains("a.txt"));
        test.dialogs.answer(Map.of());
        main.confirmLeaving(() -> left[0] = true);
        assertTrue(left[0]);
    }
}
