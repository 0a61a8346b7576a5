package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;

/** The commands of the window as a whole, the same in every session. FX thread. */
public final class WindowCommands {

    private WindowCommands() {}

    public static List<Command> of(Tabs tabs, UiContext context) {
        return List.of(
                Command.of(CommandIds.CONNECTIONS)
                        .icon("fth-server")
                        .shortcut("Shortcut+K")
                        .does(tabs::showConnections),
                Command.of(CommandIds.PREFERENCES)
                        .icon("fth-settings")
                        .shortcut("Shortcut+Comma")
                        .does(tabs::preferences),
                Command.of(CommandIds.APPEARANCE_LIGHT).icon("fth-sun").does(() -> tabs.setDark(false)),
                Command.of(CommandIds.APPEARANCE_DARK).icon("fth-moon").does(() -> tabs.setDark(true)),
                Command.of(CommandIds.QUIT)
                        .icon("fth-power")
                        .shortcut("Shortcut+Q")
                        .does(tabs::quit),
                Command.of(CommandIds.ABOUT)
                        .icon("fth-help-circle")
                        .does(() -> context.dialogs().show(new AboutViewModel(context))));
    }
}
