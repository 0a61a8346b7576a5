package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.viewmodel.command.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The keys of commands, and docs/keyboard.md, which lists them. */
class KeyboardTest extends MainTestBase {

    private Stream<Command> withKeys() {
        return main.commands().all().stream().filter(command -> !command.keys().isEmpty());
    }

    @Test
    void tableInTheDocsHasEveryCommandWithItsKeys() throws Exception {
        List<String> table = withKeys()
                .map(command ->
                        "| " + documented(command) + " | " + command.label().replace("…", "") + " |")
                .distinct()
                .sorted()
                .toList();
        List<String> written = Files.readAllLines(Path.of("docs/keyboard.md")).stream()
                .dropWhile(line -> !line.equals("## Commands"))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
        assertEquals(String.join("\n", table), String.join("\n", written));
    }

    private static String documented(Command command) {
        return Stream.of(command.shortcut(), command.key())
                .filter(keys -> !keys.isEmpty())
                .map(keys -> keys.replace("Shortcut", "Ctrl").replace("Comma", ","))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    @Test
    void noTwoCommandsShareAShortcutOfTheWindow() {
        List<String> shortcuts = withKeys()
                .map(Command::shortcut)
                .filter(keys -> !keys.isEmpty())
                .toList();
        assertEquals(shortcuts.stream().distinct().toList(), shortcuts);
    }
}
