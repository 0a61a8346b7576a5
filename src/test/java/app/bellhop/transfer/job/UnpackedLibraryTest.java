package app.bellhop.transfer.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.ChildJvm;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R2: SQLite's library is unpacked into the temporary folder; where that cannot be, the journal is not what is wrong. */
class UnpackedLibraryTest {

    /** Opens a journal, and prints what a user would read. */
    public static final class Opener {
        public static void main(String[] arguments) throws IOException {
            try (SqliteJournal journal =
                    SqliteJournal.open(Path.of(arguments[0]), "c", (file, aside) -> System.out.println("aside"))) {
                System.out.println(journal.unfinished().size());
            } catch (CloudException e) {
                System.out.println(ErrorTexts.sentence(e));
            }
        }
    }

    @TempDir
    Path folder;

    private List<String> opened(Path journal, Path temporary) throws Exception {
        ProcessBuilder builder = ChildJvm.of(Opener.class, List.of(journal.toString()));
        List<String> command = new ArrayList<>(builder.command());
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        Process process = builder.command(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = process.inputReader()) {
            return output.lines().toList();
        } finally {
            process.waitFor();
        }
    }

    @Test
    void theTemporaryFolderIsNamedAndTheJournalStays() throws Exception {
        Path journal = folder.resolve("transfers.db");
        try (SqliteJournal before = SqliteJournal.open(journal, "c", (file, aside) -> {})) {
            before.add(List.of(TransferJob.upload(folder.resolve("f"), new S3Location("b", "k"), 1, false)));
        }
        Path missing = folder.resolve("missing");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        for (Path temporary : List.of(missing, file)) {
            List<String> said = opened(journal, temporary);
            assertEquals(1, said.size(), said::toString);
            assertTrue(said.get(0).startsWith("Couldn’t use " + temporary + " on this computer: "), said::toString);
        }
        assertEquals(List.of("1"), opened(journal, Files.createDirectory(folder.resolve("temporary"))));
    }
}
