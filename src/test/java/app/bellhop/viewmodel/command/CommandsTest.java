package app.bellhop.viewmodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private final List<String> done = new ArrayList<>();

    private Command.Builder refresh() {
        return Command.of(CommandIds.REFRESH);
    }

    @Test
    void commandIsLabelledByItsId() {
        assertEquals("Refresh", refresh().does(() -> {}).label());
        assertEquals("Again", refresh().label("Again").does(() -> {}).label());
    }

    @Test
    void commandIsDoneOnlyWhereItIsEnabled() {
        var ready = new SimpleBooleanProperty();
        Command command = refresh().enabledWhen(ready).does(() -> done.add("refresh"));
        command.run();
        assertFalse(command.enabled().get());
        assertEquals(List.of(), done);
        ready.set(true);
        command.run();
        assertEquals(List.of("refresh"), done);
    }

    @Test
    void commandWithoutAConditionIsAlwaysEnabled() {
        assertTrue(refresh().does(() -> {}).enabled().get());
    }

    @Test
    void registryFindsById() {
        Command command = refresh().does(() -> {});
        assertEquals(command, new Commands(List.of(command)).get("refresh"));
    }

    @Test
    void registryRefusesUnknownAndDuplicateIds() {
        Command command = refresh().does(() -> {});
        assertThrows(IllegalArgumentException.class, () -> new Commands(List.of(command)).get("goUp"));
        assertThrows(IllegalArgumentException.class, () -> new Commands(List.of(command, command)));
    }
}
