package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.SetAsideFiles.SetAside;
import app.bellhop.viewmodel.base.ErrorViewModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideReportTest {

    @TempDir
    Path folder;

    private static SetAside file(String name) {
        return new SetAside(Path.of("/home", name), Path.of("/home", name + ".broken-1"), false);
    }

    @Test
    void everyFileIsNamedInOneBanner() {
        ErrorViewModel errors = new TestContext(folder).context.errors();
        SetAsideReport report = new SetAsideReport(() -> errors);
        report.add(file("secrets.json"));
        report.add(file("alerts.json"));
        String sentence = errors.sentence().get();
        assertTrue(sentence.contains("secrets.json couldn’t be read"), sentence);
        assertTrue(sentence.contains("/home/alerts.json.broken-1"), sentence);
        assertEquals(2, sentence.lines().count());
    }

    @Test
    void fileThatIsStillInUseIsNotCalledUnreadable() {
        ErrorViewModel errors = new TestContext(folder).context.errors();
        new SetAsideReport(() -> errors).add(new SetAside(Path.of("/home/alerts.json"), Path.of("/home/kept"), true));
        assertEquals(
                "alerts.json held entries that this version of Bellhop doesn’t understand."
                        + " A copy of the file was kept at /home/kept.",
                errors.sentence().get());
    }

    @Test
    void settingsThatAreNotSavedAreTold() {
        ErrorViewModel errors = new TestContext(folder).context.errors();
        new SetAsideReport(() -> errors)
                .addUnwritten(Path.of("/home/settings.json"), new IOException("No space left on device"));
        assertEquals(
                "Your settings couldn’t be saved. Bellhop keeps trying until you quit. Couldn’t use /home/settings.json on this"
                        + " computer: the disk is full, or writing to it failed. Free some space, then retry.",
                errors.sentence().get());
    }

    /** Moving on, or a failure that comes between, is no reason to think that it was read. */
    @Test
    void itStaysUntilTheUserDismissesIt() {
        ErrorViewModel errors = new TestContext(folder).context.errors();
        SetAsideReport report = new SetAsideReport(() -> errors);
        report.add(file("secrets.json"));
        errors.clear();
        report.add(file("alerts.json"));
        errors.show(
                CloudException.because(ErrorKind.INVALID, "ListBuckets", "b", ConnectionProblem.BAD_ENDPOINT), null);
        report.add(file("contacts.json"));
        assertFalse(errors.sentence().get().contains("json"), errors.sentence().get());
        errors.dismiss();
        assertEquals(
                3, errors.sentence().get().lines().count(), errors.sentence().get());
        errors.dismiss();
        assertEquals("", errors.sentence().get());
    }

    @Test
    void whatWasDismissedIsNotShownAgain() {
        ErrorViewModel errors = new TestContext(folder).context.errors();
        SetAsideReport report = new SetAsideReport(() -> errors);
        report.add(file("secrets.json"));
        errors.dismiss();
        report.add(file("alerts.json"));
        assertFalse(
                errors.sentence().get().contains("secrets.json"),
                errors.sentence().get());
    }
}
