package app.bellhop.viewmodel.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of one window, by id. FX thread. */
public final class Commands {

    private final Map<String, Command> byId = new LinkedHashMap<>();

    public Commands(Collection<Command> commands) {
        for (Command command : commands) {
            if (byId.put(command.id(), command) != null) {
                throw new IllegalArgumentException("Two commands " + command.id());
            }
        }
    }

    /** In the order in which they were added. */
    public List<Command> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The command with this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Command get(String id) {
        Command command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException("No command " + id);
        }
        return command;
    }
}
