package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastFolderTest {

    private final LastFolder last = new LastFolder();

    @TempDir
    Path folder;

    @Test
    void chooserBeginsWhereSomethingWasChosenLast() throws IOException {
        assertNull(last.begin(null), "nothing was chosen yet");
        Path other = Files.createDirectories(folder.resolve("other"));
        last.files(List.of(folder.resolve("a.csv").toFile()));
        assertEquals(folder.toFile(), last.begin(null));
        last.folder(other.toFile());
        assertEquals(other.toFile(), last.begin(null));
        assertEquals(folder.toFile(), last.begin(folder), "the field's own folder comes first");
        last.file(null);
        assertEquals(other.toFile(), last.begin(folder.resolve("no-folder")), "a cancelled choice changes nothing");
        Files.delete(other);
        assertNull(last.begin(null), "the system refuses a folder that is gone");
    }
}
