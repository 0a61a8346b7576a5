package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.data.TableExtract;
import app.bellhop.table.data.TableJoin;
import app.bellhop.table.data.TableJoin.Matches;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.tables.source.DerivedRows;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Joins a table with another open one by a column of each, into a table of its own. FX thread. */
final class Joining {

    private final UiContext context;
    private final S3Location place;
    private final OpenTables open;
    private final DataTableViewModel left;
    private final Outcome outcome;
    private final BooleanProperty busy = new SimpleBooleanProperty();

    /** The number of the latest join; earlier ones stop. */
    private volatile int latest;

    /**
     * @param place where the result is saved at first
     * @param left the table that rows are added to
     */
    Joining(UiContext context, S3Location place, OpenTables open, DataTableViewModel left, Outcome outcome) {
        this.context = context;
        this.place = place;
        this.open = open;
        this.left = left;
        this.outcome = outcome;
    }

    /** @param whole whether the table's rows are all there */
    Command command(BooleanExpression whole) {
        return Command.of(CommandIds.JOIN_TABLES)
                .icon("fth-git-merge")
                .shortcut("Shortcut+J")
                .enabledWhen(
                        whole.and(busy.not()).and(Bindings.size(open.all()).greaterThan(1)),
                        Texts.get("needs.otherTable"))
                .does(this::ask);
    }

    /** Whether matches are being counted. */
    BooleanProperty busy() {
        return busy;
    }

    private void ask() {
        List<DataTableViewModel> others =
                open.all().stream().filter(table -> table != left).toList();
        if (others.size() == 1) {
            askKeys(others.get(0));
            return;
        }
        Field<DataTableViewModel> table =
                Field.choice("table", Texts.get("join.table"), others.get(0), others, DataTableViewModel::title);
        context.ask(
                Form.of(Texts.get("join.title"), Texts.get("join.whichTable"), Texts.get("join.next"))
                        .fields(table),
                typed -> askKeys(typed.get(table)));
    }

    private void askKeys(DataTableViewModel right) {
        JoinForm form = new JoinForm(left.columns(), right.columns(), right.title());
        Optional<TableExtract> ours = left.shown();
        Optional<TableExtract> theirs = right.shown();
        if (ours.isEmpty() || theirs.isEmpty()) {
            outcome.say(Texts.get("join.noRows"));
            return;
        }
        context.ask(form.form(), typed -> count(join(form, typed, ours.get(), theirs.get()), right.name()));
    }

    private static TableJoin join(JoinForm form, Answers typed, TableExtract ours, TableExtract theirs) {
        return new TableJoin(
                ours,
                typed.get(form.leftKey).index(),
                theirs,
                typed.get(form.rightKey).index(),
                typed.get(form.keepAll));
    }

    private void count(TableJoin join, String rightName) {
        int turn = ++latest;
        busy.set(true);
        outcome.say(Texts.get("join.counting"));
        context.ended(context.inBackground(() -> join.count(() -> latest != turn)), (matches, e) -> {
            if (turn != latest) {
                return;
            }
            busy.set(false);
            if (e != null) {
                outcome.fail(e);
            } else if (!outcome.closed()) {
                outcome.say("");
                confirm(join, matches, rightName);
            }
        });
    }

    /** Rows that would be repeated are no surprise: users are asked first. */
    private void confirm(TableJoin join, Matches matches, String rightName) {
        if (matches.matched() == 0 && !join.keepAll()) {
            outcome.say(Texts.get("join.noMatch"));
            return;
        }
        if (matches.several() == 0) {
            show(join, matches, rightName);
            return;
        }
        context.ask(
                Form.of(
                                Texts.get("join.title"),
                                Texts.get(
                                        "join.repeated",
                                        matches.repeated(),
                                        rightName,
                                        matches.several(),
                                        Formats.count(matches.rows(join.keepAll()))),
                                Texts.get("join.ok"))
                        .details(unmatched(join, matches)),
                yes -> show(join, matches, rightName));
    }

    private static List<String> unmatched(TableJoin join, Matches matches) {
        return matches.unmatched() == 0
                ? List.of()
                : List.of(Texts.get(
                        join.keepAll() ? "join.unmatchedKept" : "join.unmatchedLeftOut",
                        Formats.count(matches.unmatched()),
                        Formats.count(matches.unmatched() + matches.matched())));
    }

    private void show(TableJoin join, Matches matches, String rightName) {
        open.open(
                place,
                new DerivedRows(
                        context.background(),
                        Texts.get("join.name", left.name(), rightName),
                        () -> String.join(" ", unmatched(join, matches)),
                        join::fill));
    }

    void stop() {
        if (busy.get()) {
            latest++;
            busy.set(false);
            outcome.say(Texts.get("table.stopped"));
        }
    }
}
