package app.bellhop.viewmodel.tables.source;

import app.bellhop.batch.SelectionExpander;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableReader;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of objects and of everything below prefixes. FX thread. */
public final class ObjectRows implements RowSource {

    private final Session session;
    private final UiContext context;
    private final S3Location place;
    private final List<ObjectEntry> selection;
    private final TableReading reading;
    private @Nullable TableReader reader;

    /**
     * @param place the location of the entries
     * @param selection the objects and prefixes to read
     */
    public ObjectRows(Session session, UiContext context, S3Location place, List<ObjectEntry> selection) {
        this.session = session;
        this.context = context;
        this.place = place;
        this.selection = selection;
        this.reading = new TableReading(context);
    }

    @Override
    public String name() {
        return selection.size() == 1
                ? new S3Location(place.bucket(), selection.get(0).key()).uri()
                : Texts.get("table.many", selection.size(), place.uri());
    }

    @Override
    public CompletableFuture<Void> fill(DataTable table) {
        TableReader into =
                new TableReader(session.s3().content(), place.bucket(), reading.options(), table, context.background());
        reader = into;
        Function<List<ObjectEntry>, Predicate<ObjectEntry>> filter = reading.filter(place);
        // In the background, because a selection can have a million entries.
        CompletableFuture<Void> listed = Futures.then(
                context.inBackground(() -> {
                    Predicate<ObjectEntry> wanted = filter.apply(selection);
                    return SelectionExpander.objects(session.s3().objects(), place.bucket(), selection, entry -> {
                        if (wanted.test(entry)) {
                            into.add(entry);
                        }
                    });
                }),
                listing -> listing);
        listed.whenComplete((ok, e) -> {
            if (e == null) {
                into.end();
            } else {
                into.fail(e);
            }
        });
        // Stops listing when the reader was stopped or is full.
        into.done().whenComplete((ok, e) -> listed.cancel(true));
        return into.done();
    }

    @Override
    public void stop() {
        if (reader != null) {
            reader.stop();
        }
    }

    @Override
    public String progressText(DataTable table) {
        TableReader now = reader;
        return now == null || now.found() == 0
                ? Texts.get("table.listing")
                : Texts.get(
                        "table.reading",
                        Formats.count(table.rows()),
                        now.objects(),
                        now.found(),
                        // Parts of a Parquet file may be read twice.
                        Formats.bytes(Math.min(now.bytes(), now.foundBytes())),
                        Formats.bytes(now.foundBytes()));
    }

    @Override
    public double progress() {
        TableReader now = reader;
        long total = now == null ? 0 : now.foundBytes();
        return now == null || !now.complete() || total == 0 ? -1 : Math.min(1, (double) now.bytes() / total);
    }

    @Override
    public String cut() {
        return reader != null && reader.full() ? Texts.get("table.wasFull") : "";
    }

    @Override
    public String notice(DataTable table) {
        return reader != null && reader.full()
                ? Texts.get(
                        "table.full",
                        Formats.bytes(context.memory().tables()),
                        Formats.count(table.rows()),
                        reader.objects())
                : "";
    }

    @Override
    public String nothing(DataTable table) {
        if (reader == null || !reader.complete() || table.rows() > 0) {
            return "";
        }
        int found = reader.found();
        return found == 0
                ? reading.nothing()
                : table.problems().stream()
                        .filter(problem -> problem.reason().dataMissing())
                        .findFirst()
                        .map(ProblemText::sentence)
                        .orElseGet(() -> Texts.get(skipped(table) ? "table.allSkipped" : "table.noRows", found));
    }

    /** Whether lines are skipped because it was asked for. */
    private boolean skipped(DataTable table) {
        Integer skip = reading.options().skip();
        return skip != null
                && skip > 0
                && table.problems().stream().anyMatch(problem -> problem.reason() == Reason.PREAMBLE);
    }

    @Override
    public String counted(int rows, int columns) {
        return Texts.get("table.count", rows, columns, reader == null ? 0 : reader.objects());
    }

    @Override
    public Optional<TableReading> reading() {
        return Optional.of(reading);
    }
}
