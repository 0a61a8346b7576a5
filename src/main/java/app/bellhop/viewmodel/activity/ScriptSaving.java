package app.bellhop.viewmodel.activity;

import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.settings.Connection;
import app.bellhop.table.AtomicFile;
import app.bellhop.viewmodel.base.FileReplacement;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.activity.BotoCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Saves the write calls that are shown as a script. FX thread. */
final class ScriptSaving {

    private final UiContext context;
    private final Connection connection;
    private final List<CallRow> rows;
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();

    /** @param rows those that are shown, now and later */
    ScriptSaving(UiContext context, Connection connection, List<CallRow> rows) {
        this.context = context;
        this.connection = connection;
        this.rows = rows;
    }

    Command command() {
        return Command.of(CommandIds.SAVE_ACTIVITY_AS_SCRIPT)
                .icon("fth-save")
                .enabledWhen(any.getReadOnlyProperty(), Texts.get("needs.writes"))
                .does(this::ask);
    }

    /** Called when other rows are shown. */
    void refresh() {
        any.set(rows.stream().anyMatch(row -> !row.isRead()));
    }

    private void ask() {
        List<CallRow> writes = rows.stream().filter(row -> !row.isRead()).toList();
        int count = writes.stream().mapToInt(CallRow::count).sum();
        Field<Path> file = Field.saveFile(
                Field.ONLY,
                Texts.get("calls.save.file"),
                Path.of(System.getProperty("user.home"), "bellhop-calls.py"),
                Texts.get("work.export.noFile"));
        Form form = Form.of(
                        Texts.get("calls.save.title"), Texts.get("calls.save.text", count), Texts.get("calls.save.ok"))
                .fields(file);
        context.ask(
                form,
                typed -> FileReplacement.ask(
                        context, typed.get(file), replace -> save(typed.get(file), replace, writes, count)));
    }

    private void save(Path file, boolean replace, List<CallRow> writes, int count) {
        List<ApiCall> calls = ActivityViewModel.oldestFirst(writes);
        context.then(
                CompletableFuture.runAsync(
                        () -> {
                            String script = BotoCode.script(connection, calls, count - calls.size());
                            AtomicFile.write(file, replace, beside -> Files.writeString(beside, script));
                        },
                        context.background()),
                done -> context.notice().set(Texts.get("calls.saved", count, file)));
    }
}
