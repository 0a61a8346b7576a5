package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.viewmodel.command.Command;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One icon, one meaning. */
class IconsTest extends MainTestBase {

    /** Icons of several commands, and what they mean. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("fth-check", "do what is shown"),
            Map.entry("fth-chevron-up", "up"),
            Map.entry("fth-chevrons-down", "farther down"),
            Map.entry("fth-copy", "copy"),
            Map.entry("fth-download", "get"),
            Map.entry("fth-edit-2", "edit"),
            Map.entry("fth-external-link", "open elsewhere"),
            Map.entry("fth-eye", "look"),
            Map.entry("fth-link", "presigned URL"),
            Map.entry("fth-list", "list or log"),
            Map.entry("fth-lock", "closed"),
            Map.entry("fth-more-horizontal", "with options"),
            Map.entry("fth-play", "go on"),
            Map.entry("fth-plus", "new"),
            Map.entry("fth-refresh-cw", "ask again"),
            Map.entry("fth-rotate-ccw", "back to what was"),
            Map.entry("fth-rotate-cw", "once more"),
            Map.entry("fth-save", "save"),
            Map.entry("fth-search", "search"),
            Map.entry("fth-send", "publish"),
            Map.entry("fth-shield", "policy"),
            Map.entry("fth-sliders", "settings"),
            Map.entry("fth-trash-2", "delete"),
            Map.entry("fth-truck", "delivery"),
            Map.entry("fth-upload", "upload"),
            Map.entry("fth-user-minus", "somebody less"),
            Map.entry("fth-user-plus", "somebody more"),
            Map.entry("fth-x", "away with it"),
            Map.entry("fth-x-circle", "break off"));

    @Test
    void commandsShareAnIconOnlyWhereTheyMeanTheSame() {
        Map<String, Set<String>> byIcon = new TreeMap<>();
        for (Command command : main.commands().all()) {
            assertFalse(command.icon().isEmpty(), command.id());
            byIcon.computeIfAbsent(command.icon(), icon -> new TreeSet<>()).add(command.id());
        }
        byIcon.values().removeIf(commands -> commands.size() == 1);
        byIcon.keySet().removeAll(SHARED.keySet());
        assertEquals(Map.of(), byIcon);
    }
}
