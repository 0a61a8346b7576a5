package app.bellhop.viewmodel.tables.source;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.RowReader;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.FirstObject;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

/** Settings for which objects to read into a table, and how. Detected by default. FX thread. */
public final class TableReading {

    private static final String EVERYTHING = "**";

    private final UiContext context;
    private Runnable read = () -> {};
    private ReadOptions options = ReadOptions.AUTOMATIC;
    private String glob = EVERYTHING;

    TableReading(UiContext context) {
        this.context = context;
    }

    /** @param again reads the table again */
    public void onChange(Runnable again) {
        read = again;
    }

    ReadOptions options() {
        return options;
    }

    /** Why there is nothing to read, and what to do about it. */
    String nothing() {
        return glob.equals(EVERYTHING) ? Texts.get("table.nothing") : Texts.get("table.nothingMatches", glob);
    }

    /**
     * Matches the objects to read, by their names relative to a location. Objects that are selected one by one are read
     * whatever their extension. The result is to be used in the background: a selection may have a million entries.
     */
    Function<List<ObjectEntry>, Predicate<ObjectEntry>> filter(S3Location place) {
        Pattern names = Pattern.compile(regex(glob), Pattern.DOTALL);
        boolean any = !glob.equals(EVERYTHING);
        return selection -> {
            Set<ObjectEntry> chosen = new HashSet<>(selection);
            return entry -> (any || RowReader.readable(entry.key()) || chosen.contains(entry))
                    && (entry.size() > 0 || !entry.key().endsWith("/"))
                    && names.matcher(entry.nameBelow(place.key())).matches();
        };
    }

    /** {@code *} matches any text without a slash, {@code **} any text, {@code ?} one character. */
    public static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        // By code point, as half a surrogate pair matches nothing.
        int[] characters = glob.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            if (c == '*' && i + 1 < characters.length && characters[i + 1] == '*') {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(Character.toString(c)));
            }
        }
        return regex.toString();
    }

    /**
     * Reads again with the first line as a header instead of a row, or the other way round.
     *
     * @param now how many lines are the header
     */
    public void switchHeader(int now) {
        options = options.withHeaderRows(now == 0 ? 1 : 0);
        read.run();
    }

    /**
     * The commands that read again.
     *
     * @param reading none where rows don't come from objects
     * @param first how what was read is written
     * @param idle whether there is room for another table
     * @param interrupted whether it failed or was stopped
     * @param problems of single objects, once it has ended
     */
    public static List<Command> commands(
            Optional<TableReading> reading,
            Supplier<FirstObject> first,
            BooleanExpression idle,
            BooleanExpression interrupted,
            ObservableList<DataTable.Problem> problems) {
        BooleanExpression can = idle.and(new SimpleBooleanProperty(reading.isPresent()));
        BooleanExpression failed = Bindings.createBooleanBinding(
                () -> problems.stream().anyMatch(problem -> problem.failure() != null), problems);
        return List.of(
                Command.of(CommandIds.READ_OPTIONS)
                        .icon("fth-sliders")
                        .enabledWhen(can)
                        .does(() -> reading.ifPresent(objects -> objects.ask(first.get()))),
                Command.of(CommandIds.READ_AGAIN)
                        .icon("fth-refresh-cw")
                        .enabledWhen(can.and(interrupted.or(failed)))
                        .does(() -> reading.ifPresent(objects -> objects.read.run())));
    }

    private void ask(FirstObject first) {
        ReadingForm form = new ReadingForm(glob, options, first);
        context.ask(form.form(), typed -> {
            glob = form.glob(typed);
            options = form.options(typed);
            read.run();
        });
    }
}
