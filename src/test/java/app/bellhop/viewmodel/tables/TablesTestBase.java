package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.SessionTestBase;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.pages.TargetWriter;
import app.bellhop.viewmodel.tables.source.ObjectRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A few tables in memory, and a session that reads them. */
public abstract class TablesTestBase extends SessionTestBase {

    @BeforeEach
    protected void fill() {
        test.context.places().subscribe(changed::addAll);
        put("in/a.csv", "kind,n\nPothole,10\nLeak,9\nPothole,2\n");
        put("in/deep/b.csv", "street,kind,n\nElm,Tree,-1\n");
        put("in/notes.txt", "nothing,of,interest\n");
    }

    private OpenTables tables;

    /** Where changes were announced. */
    protected final List<S3Location> changed = new ArrayList<>();

    protected DataTableViewModel open(String prefix) {
        return open(List.of(ObjectEntry.ofPrefix(prefix)));
    }

    protected DataTableViewModel open(List<ObjectEntry> entries) {
        S3Location place = new S3Location("b", "in/");
        return tables().open(place, new ObjectRows(session, test.context, place, entries));
    }

    private OpenTables tables() {
        if (tables == null) {
            tables = new OpenTables(session, test.context, new TargetWriter(session, test.context));
        }
        return tables;
    }

    protected static List<String> cells(DataTableViewModel model, String column) {
        ColumnModel of = column(model, column);
        return model.rows().stream().map(row -> model.cell(row, of)).toList();
    }

    protected static ColumnModel column(DataTableViewModel model, String name) {
        return model.columns().stream()
                .filter(c -> c.name().get().equals(name))
                .findFirst()
                .orElseThrow();
    }

    protected static Command command(DataTableViewModel model, String command) {
        return model.commands().stream()
                .filter(c -> c.id().equals(command))
                .findFirst()
                .orElseThrow();
    }

    protected static void run(DataTableViewModel model, String command) {
        command(model, command).run();
    }

    protected void put(String key, String text) {
        store.put("b", key);
        store.objects.put(new S3Location("b", key), text.getBytes(StandardCharsets.UTF_8));
    }

    protected String text(String key) {
        return new String(store.objects.get(new S3Location("b", key)), StandardCharsets.UTF_8);
    }

    /** A column of the groups, row by row. */
    protected static List<String> groups(DataTableViewModel model, int column) {
        GroupingViewModel grouping = model.grouping();
        return grouping.rows().stream()
                .map(row -> grouping.cell(row, grouping.columns().get(column)))
                .toList();
    }
}
