package app.bellhop.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new file never takes the place of one that another program makes at the same moment. */
class NewFileTest {

    private static final int ROUNDS = 50;

    @TempDir
    Path folder;

    @Test
    void ofTwoThatTakeOneNameAtOnceOneFails() throws Exception {
        race(folder);
    }

    /** As on memory cards and some network drives. */
    @Test
    void theSameWithoutHardLinks() throws Exception {
        try (FileSystem drive = withoutLinks()) {
            race(Files.createDirectory(drive.getPath("/downloads")));
        }
    }

    /** An empty file of that name would be taken for the download. */
    @Test
    void withoutHardLinksAFailureLeavesNothing() throws Exception {
        try (FileSystem drive = withoutLinks()) {
            Path to = drive.getPath("/file");
            assertThrows(NoSuchFileException.class, () -> NewFile.move(drive.getPath("/gone"), to));
            assertTrue(Files.notExists(to));
        }
    }

    private static FileSystem withoutLinks() {
        return Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setSupportedFeatures(Feature.SYMBOLIC_LINKS)
                .build());
    }

    private static void race(Path folder) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Path to = folder.resolve("file" + i);
            CyclicBarrier start = new CyclicBarrier(2);
            List<CompletableFuture<Boolean>> moves = new ArrayList<>();
            for (String name : List.of("one", "two")) {
                Path from = Files.writeString(folder.resolve(name), name);
                moves.add(CompletableFuture.supplyAsync(() -> moved(start, from, to)));
            }
            assertEquals(1, moves.stream().filter(CompletableFuture::join).count());
            String winner = Files.readString(to);
            String loser = winner.equals("one") ? "two" : "one";
            assertEquals(loser, Files.readString(folder.resolve(loser)), "still where it was");
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(i + 2, files.count());
            }
        }
    }

    private static boolean moved(CyclicBarrier start, Path from, Path to) {
        try {
            start.await();
            NewFile.move(from, to);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsThereStays() throws IOException {
        Path from = Files.writeString(folder.resolve("new"), "new");
        for (Path there : List.of(
                Files.writeString(folder.resolve("file"), "old"),
                Files.createDirectory(folder.resolve("folder")),
                Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere")))) {
            assertThrows(FileAlreadyExistsException.class, () -> NewFile.move(from, there));
        }
        assertEquals("old", Files.readString(folder.resolve("file")));
        assertEquals("new", Files.readString(from));
    }
}
