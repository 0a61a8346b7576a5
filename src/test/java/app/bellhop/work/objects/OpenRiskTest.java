package app.bellhop.work.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S2: what a file does besides being shown. */
class OpenRiskTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "setup.EXE,PROGRAM",
                "Tool.app,PROGRAM",
                "Setup.AppInstaller,PROGRAM",
                "room.wsb,PROGRAM",
                "extension.oxt,PROGRAM",
                "console.msc,SCRIPT",
                "page.hta,SCRIPT",
                "run.command,SCRIPT",
                "x.js,SCRIPT",
                "window.terminal,SCRIPT",
                "notes.one,SCRIPT",
                "sums.xlsb,SCRIPT",
                "report.docm. . .,SCRIPT",
                "report.pdf          .js,SCRIPT",
                ".bat,SCRIPT",
                "place.URL,SHORTCUT",
                "x.lnk\u200B,SHORTCUT",
                "picture\u202Egpj.exe,PROGRAM",
                "picture\u202Efdp.txt,DISGUISED",
                "gpj\u3164.txt,DISGUISED",
                "photo\u00AD.jpg,DISGUISED",
                "photo\uDB40\uDC41.jpg,DISGUISED",
                "a\u2028b.txt,DISGUISED",
                "notes.txt,",
                "table.xlsx,",
                "exe,",
                "my.program.notes,",
                "\u00FCber\u4E2D\u6587.csv,"
            })
    void isToldByTheName(String name, OpenRisk risk) throws Exception {
        assertEquals(
                Optional.ofNullable(risk), OpenRisk.of(Files.writeString(folder.resolve(name), "plain text")), name);
    }
}
