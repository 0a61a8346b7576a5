package app.bellhop.viewmodel.tables;

import app.bellhop.settings.Connection;
import app.bellhop.table.code.AthenaCode;
import app.bellhop.table.code.DuckDbCode;
import app.bellhop.table.code.PandasCode;
import app.bellhop.table.code.TableCode;
import app.bellhop.table.data.DataTable;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/** Copies code that reads the objects of a table in programs that go on where one window ends. FX thread. */
final class Continuing {

    /** A statement with more names can't be read by people, and hardly by programs. */
    private static final int MAX_OBJECTS = 1000;

    private final UiContext context;
    private final Connection connection;
    private final String bucket;
    private final Supplier<DataTable> table;
    private final Outcome outcome;

    Continuing(UiContext context, Connection connection, String bucket, Supplier<DataTable> table, Outcome outcome) {
        this.context = context;
        this.connection = connection;
        this.bucket = bucket;
        this.table = table;
        this.outcome = outcome;
    }

    List<Command> commands(ObservableBooleanValue read) {
        return List.of(
                Command.of(CommandIds.CONTINUE_IN_DUCKDB)
                        .icon("fth-terminal")
                        .enabledWhen(read)
                        .does(() -> copy(
                                code -> Optional.of(DuckDbCode.of(code)),
                                objects -> Texts.get("table.codeCopied", "DuckDB", objects))),
                Command.of(CommandIds.CONTINUE_IN_PANDAS)
                        .icon("fth-code")
                        .enabledWhen(read)
                        .does(() -> copy(
                                code -> Optional.of(PandasCode.of(code)),
                                objects -> Texts.get("table.codeCopied", "pandas", objects))),
                Command.of(CommandIds.CONTINUE_IN_ATHENA)
                        .icon("fth-database")
                        .enabledWhen(read)
                        .does(this::copyAthena));
    }

    private void copyAthena() {
        String endpoint = place().endpoint();
        if (connection.source() == Connection.Source.DEMO
                || !endpoint.isEmpty() && !endpoint.contains(".amazonaws.com")) {
            outcome.say(Texts.get("table.athenaNeedsAws"));
        } else {
            copy(AthenaCode::of, objects -> Texts.get("table.athenaCopied", objects));
        }
    }

    private void copy(Function<TableCode, Optional<String>> language, IntFunction<String> copied) {
        Optional<TableCode> code = TableCode.of(table.get(), bucket, place());
        if (code.isEmpty()) {
            return;
        }
        int objects = code.get().uris().size();
        if (objects > MAX_OBJECTS) {
            outcome.say(Texts.get("table.tooManyToContinue", Formats.count(MAX_OBJECTS)));
            return;
        }
        Optional<String> text = language.apply(code.get());
        if (text.isEmpty()) {
            outcome.say(Texts.get("table.notForAthena"));
            return;
        }
        context.desktop().copy(text.get());
        int others = table.get().sources().size() - objects;
        outcome.say(copied.apply(objects) + (others == 0 ? "" : " " + Texts.get("table.otherKinds", others)));
    }

    private TableCode.Place place() {
        return new TableCode.Place(
                Objects.requireNonNullElse(connection.endpoint(), ""),
                Objects.requireNonNullElse(connection.region(), ""),
                Objects.requireNonNullElse(connection.profile(), ""));
    }
}
