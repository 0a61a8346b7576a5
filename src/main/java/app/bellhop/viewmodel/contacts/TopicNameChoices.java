package app.bellhop.viewmodel.contacts;

import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.NameValueLines;
import app.bellhop.work.contacts.TopicNamePart;
import app.bellhop.work.contacts.TopicNameReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.collections.FXCollections;

/** How the cells of a contacts table are written in topic names: shown and changed by the user. FX thread. */
final class TopicNameChoices {

    private final UiContext context;
    private final Runnable changed;
    private final ReadOnlyListWrapper<TopicNamePart> told =
            new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private Map<String, String> chosen = Map.of();

    TopicNameChoices(UiContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /** Names by cell. */
    Map<String, String> chosen() {
        return chosen;
    }

    void choose(Map<String, String> names) {
        chosen = Map.copyOf(names);
    }

    void show(List<TopicNamePart> names) {
        told.setAll(names);
    }

    /** The chosen names and the numbered ones. */
    static Map<String, String> kept(Map<String, String> chosen, List<TopicNamePart> told) {
        Map<String, String> kept = new LinkedHashMap<>(chosen);
        told.stream()
                .filter(part -> part.why() == TopicNameReason.NUMBERED)
                .forEach(part -> kept.put(part.value(), part.name()));
        return kept;
    }

    Command change() {
        return Command.of(CommandIds.CHANGE_TOPIC_NAMES)
                .icon("fth-edit-2")
                .enabledWhen(told.emptyProperty().not())
                .does(this::ask);
    }

    private void ask() {
        Field<String> lines = Field.longText(
                "names",
                Texts.get("contacts.names.field"),
                told.stream().map(part -> part.value() + " = " + part.name()).collect(Collectors.joining("\n")));
        Form form = Form.of(
                        Texts.get("contacts.names.title"),
                        Texts.get("contacts.names.text"),
                        Texts.get("contacts.names.ok"))
                .fields(lines)
                .check(lines, typed -> problem(typed.get(lines)));
        context.ask(form, typed -> {
            choose(NameValueLines.parse(typed.get(lines)));
            changed.run();
        });
    }

    private static String problem(String lines) {
        return NameValueLines.parse(lines).entrySet().stream()
                .filter(line -> !line.getValue().matches("[A-Za-z0-9_-]+"))
                .findFirst()
                .map(line -> Texts.get("contacts.names.bad", line.getKey()))
                .orElseGet(() -> NameValueRules.repeated("", lines));
    }
}
