package app.bellhop.transfer.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out of a folder. */
class FolderWalkTest {

    @TempDir
    Path folder;

    @BeforeEach
    void put() throws Exception {
        for (String name :
                new String[] {"a.csv", "build/b.csv", "x/build/c.csv", "logs/d.tmp", "logs/old/e.tmp", "x/build.csv"}) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "text");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | 0 | a.csv, build/b.csv, logs/d.tmp, logs/old/e.tmp, x/build.csv, x/build/c.csv",
                "build/     | 2 | a.csv, logs/d.tmp, logs/old/e.tmp, x/build.csv",
                "BUILD      | 2 | a.csv, logs/d.tmp, logs/old/e.tmp, x/build.csv",
                "logs/*.tmp | 1 | a.csv, build/b.csv, logs/old/e.tmp, x/build.csv, x/build/c.csv",
                "*.tmp      | 2 | a.csv, build/b.csv, x/build.csv, x/build/c.csv",
            })
    void namesBelowTheFolderAreLeftOut(String patterns, int excluded, String names) {
        FolderWalk.Result result = FolderWalk.walk(folder, NamePatterns.of(patterns), () -> false);
        assertThat(result.files()).extracting(FolderWalk.Found::name).containsExactly(names.split(", "));
        assertThat(result.excluded()).isEqualTo(excluded);
    }

    @Test
    void aFileIsNoFolder() {
        FolderWalk.Result result = FolderWalk.walk(folder, NamePatterns.of("a.csv/"), () -> false);
        assertThat(result.files()).hasSize(6);
    }

    /** Another transfer, of another connection even, may be writing it. */
    @Test
    void whatIsBeingDownloadedIsNoFileYet() throws Exception {
        Path part =
                LocalFiles.part(folder.resolve("logs/f.csv"), UUID.randomUUID().toString());
        Files.writeString(part, "half");
        FolderWalk.Result result = FolderWalk.walk(folder, NamePatterns.NONE, () -> false);
        assertThat(result.files()).hasSize(6).extracting(FolderWalk.Found::path).doesNotContain(part);
        assertThat(result.excluded()).isZero();
    }
}
