package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.table.code.AthenaCode;
import app.bellhop.table.code.DuckDbCode;
import app.bellhop.table.code.PandasCode;
import app.bellhop.table.code.TableCode;
import app.bellhop.table.data.DataTable;
import app.bellhop.viewmodel.athena.AthenaViewModel;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.tables.source.KeptRows;
import app.bellhop.viewmodel.tables.source.ObjectRows;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;

/** Code that reads the objects of a table in programs that go on where one window ends: copied, or run by Athena. FX thread. */
final class Continuing {

    /** A statement with more names can't be read by people, and hardly by programs. */
    private static final int MAX_OBJECTS = 1000;

    private static final DateTimeFormatter TABLE_NAME = DateTimeFormatter.ofPattern(
                    "'bellhop_'yyyyMMdd_HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final UiContext context;
    private final Session session;
    private final Connection connection;
    private final String bucket;
    private final Supplier<DataTable> table;
    private final Outcome outcome;
    private final OpenTables open;
    private final Clock clock = Clock.systemUTC();

    /** @param open opens results */
    Continuing(
            UiContext context,
            Session session,
            String bucket,
            Supplier<DataTable> table,
            Outcome outcome,
            OpenTables open) {
        this.context = context;
        this.session = session;
        this.connection = session.connection();
        this.open = open;
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
                        .does(this::copyAthena),
                Command.of(CommandIds.QUERY_WITH_ATHENA)
                        .icon("fth-play")
                        .enabledWhen(read)
                        .does(this::queryWithAthena)
                        .unless(new SimpleStringProperty(noAthena())));
    }

    private String noAthena() {
        if (session.athena().isPresent()) {
            return "";
        }
        return Texts.get(connection.signIn().anonymous() ? "table.athenaNeedsKeys" : "table.athenaNeedsAws");
    }

    private void copyAthena() {
        String endpoint = place().endpoint();
        boolean elsewhere = connection.source() == Connection.Source.DEMO
                || !endpoint.isEmpty() && !endpoint.contains(".amazonaws.com");
        if (elsewhere && session.athena().isEmpty()) {
            outcome.say(Texts.get("table.athenaNeedsAws"));
        } else {
            copy(AthenaCode::of, objects -> Texts.get("table.athenaCopied", objects));
        }
    }

    private void copy(Function<TableCode, Optional<String>> language, IntFunction<String> copied) {
        with(language, (code, text) -> {
            context.desktop().copy(text);
            say(code, copied.apply(code.uris().size()));
        });
    }

    private void queryWithAthena() {
        String name = TABLE_NAME.format(clock.instant());
        with(code -> AthenaCode.script(code, name), (code, sql) -> {
            say(code, "");
            S3Location.parse(AthenaCode.location(code.uris()))
                    .ifPresent(location -> context.dialogs()
                            .show(new AthenaViewModel(
                                    session, context, sql, location, this::openResult, this::openKept)));
        });
    }

    private void openResult(S3Location place, ObjectEntry object) {
        open.open(place, new ObjectRows(session, context, place, List.of(object)));
    }

    private void openKept(String query) {
        session.athena()
                .ifPresent(athena ->
                        open.open(new S3Location(bucket, ""), KeptRows.of(context.background(), athena, query)));
    }

    private void with(Function<TableCode, Optional<String>> language, BiConsumer<TableCode, String> next) {
        TableCode code = TableCode.of(table.get(), bucket, place()).orElse(null);
        if (code == null) {
            return;
        }
        if (code.uris().size() > MAX_OBJECTS) {
            outcome.say(Texts.get("table.tooManyToContinue", Formats.count(MAX_OBJECTS)));
            return;
        }
        language.apply(code)
                .ifPresentOrElse(text -> next.accept(code, text), () -> outcome.say(Texts.get("table.notForAthena")));
    }

    /** Says something, and how many objects are left out. */
    private void say(TableCode code, String text) {
        int others = table.get().sources().size() - code.uris().size();
        outcome.say((text + (others == 0 ? "" : " " + Texts.get("table.otherKinds", others))).strip());
    }

    private TableCode.Place place() {
        return new TableCode.Place(
                Objects.requireNonNullElse(connection.endpoint(), ""),
                Objects.requireNonNullElse(connection.region(), ""),
                Objects.requireNonNullElse(connection.profile(), ""));
    }
}
