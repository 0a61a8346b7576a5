package app.bellhop.viewmodel.inspector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.main.MainTestBase;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A session on servers in memory, with its inspector. */
public abstract class InspectorTestBase extends MainTestBase {

    protected InspectorViewModel inspector;

    @BeforeEach
    protected void open() throws Exception {
        store.put("data", "a.txt", "b.txt", "sub/c.txt", "sub/d.txt");
        inspector = main.inspector();
        open(new S3Location("data", ""));
    }

    protected static S3Location at(String key) {
        return new S3Location("data", key);
    }

    /** Selects rows, and lets the ticker notice. */
    protected void select(String... names) {
        List<ObjectRow> rows = main.objects().listing().rows().stream()
                .filter(row -> List.of(names).contains(row.name()))
                .toList();
        main.objects().selected(rows.size(), rows.stream().anyMatch(row -> !row.prefix()), () -> rows);
        main.tick();
    }

    protected void run(String command) {
        assertTrue(main.commands().get(command).enabled().get(), command + " is enabled");
        main.commands().get(command).run();
    }

    protected boolean enabled(String command) {
        return main.commands().get(command).enabled().get();
    }

    /** How often an operation was called. */
    protected long calls(String operation) {
        return store.calls.stream().filter(operation::equals).count();
    }
}
