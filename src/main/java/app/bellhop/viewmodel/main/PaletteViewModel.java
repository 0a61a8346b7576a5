package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The palette: every command, the keyboard shortcuts, or every place to go to, found by parts of their names. FX thread. */
public final class PaletteViewModel {

    /** More would not be read. */
    private static final int MAX_FOUND = 200;

    /**
     * Something to choose.
     *
     * @param keys of a command, in the syntax of {@code KeyCombination.valueOf}; empty for none
     * @param why it can't be chosen now; empty if it can
     */
    public record Entry(String text, String icon, String keys, String why, Runnable run) {}

    private final Supplier<Commands> commands;
    private final Destinations places;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private Function<String, List<Entry>> source = text -> List.of();

    /**
     * @param commands of the window
     * @param places where one can go
     */
    PaletteViewModel(Supplier<Commands> commands, Destinations places) {
        this.commands = commands;
        this.places = places;
        typed.addListener((o, before, now) -> find());
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.COMMAND_PALETTE)
                        .icon("fth-command")
                        .shortcut("Shortcut+Shift+P")
                        .does(() -> show(Texts.get("palette.commands"), text -> commands(text, command -> true))),
                Command.of(CommandIds.GO_ANYWHERE)
                        .icon("fth-navigation")
                        .shortcut("Shortcut+P")
                        .does(() -> {
                            show(Texts.get("palette.places"), places::find);
                            places.prepare();
                        }),
                Command.of(CommandIds.KEYBOARD_SHORTCUTS)
                        .icon("fth-type")
                        .shortcut("F1")
                        .does(() -> show(
                                Texts.get("palette.shortcuts"),
                                text -> commands(
                                        text, command -> !command.keys().isEmpty()))));
    }

    public BooleanProperty shown() {
        return shown;
    }

    /** Parts of the name of what is sought. */
    public StringProperty typed() {
        return typed;
    }

    /** What can be typed. */
    public ReadOnlyStringProperty prompt() {
        return prompt.getReadOnlyProperty();
    }

    public ObservableList<Entry> found() {
        return found;
    }

    /** Closes the palette and does what was chosen, if that is possible now. */
    public void choose(Entry entry) {
        if (entry.why().isEmpty()) {
            shown.set(false);
            entry.run().run();
        }
    }

    /** Shows places that were listed in the meantime. */
    void refresh() {
        if (shown.get()) {
            find();
        }
    }

    private void show(String what, Function<String, List<Entry>> entries) {
        prompt.set(what);
        source = entries;
        typed.set("");
        find();
        shown.set(true);
    }

    private void find() {
        String[] words = typed.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        found.setAll(source.apply(typed.get().strip()).stream()
                .filter(entry -> Stream.of(words).allMatch(entry.text().toLowerCase(Locale.ROOT)::contains))
                .limit(MAX_FOUND)
                .toList());
    }

    /** What can run stands before the rest, then what begins with what is typed, in the order of their names. */
    private List<Entry> commands(String typed, Predicate<Command> wanted) {
        return commands.get().all().stream()
                .filter(wanted)
                .map(PaletteViewModel::entry)
                .sorted(Comparator.comparing((Entry entry) -> !entry.why().isEmpty())
                        .thenComparing(entry -> !entry.text().regionMatches(true, 0, typed, 0, typed.length()))
                        .thenComparing(entry -> entry.text().replace("…", ""), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Entry entry(Command command) {
        return new Entry(command.label(), command.icon(), command.keys(), command.why(), command::run);
    }
}
