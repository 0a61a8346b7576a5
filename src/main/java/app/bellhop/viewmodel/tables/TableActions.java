package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.objects.ObjectSelection;
import app.bellhop.viewmodel.pages.IndexPublisher;
import app.bellhop.viewmodel.pages.TargetWriter;
import app.bellhop.viewmodel.pages.WebsiteWizard;
import app.bellhop.viewmodel.tables.source.ObjectRows;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Commands that turn objects into tables, index pages and websites. FX thread. */
public final class TableActions {

    private final Session session;
    private final UiContext context;
    private final ObjectSelection selection;
    private final ReadOnlyObjectProperty<S3Location> place;
    private final TargetWriter writer;
    private final OpenTables tables;
    private final IndexPublisher index;
    private final WebsiteWizard site;

    /**
     * @param activities shows running work
     */
    public TableActions(
            Session session,
            UiContext context,
            ObjectSelection selection,
            ReadOnlyObjectProperty<S3Location> place,
            Activities activities) {
        this.session = session;
        this.context = context;
        this.selection = selection;
        this.place = place;
        this.writer = new TargetWriter(session, context);
        this.tables = new OpenTables(session, context, writer);
        this.index = new IndexPublisher(session, context, activities, writer);
        this.site = new WebsiteWizard(session, context);
    }

    public List<Command> commands() {
        var here = place.isNotNull();
        return List.of(
                Command.of(CommandIds.OPEN_AS_TABLE)
                        .icon("fth-grid")
                        .shortcut("Shortcut+T")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(this::open),
                Command.of(CommandIds.PUBLISH_INDEX)
                        .icon("fth-list")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> index.ask(place.get())),
                Command.of(CommandIds.MAKE_WEBSITE)
                        .icon("fth-layout")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> site.ask(place.get().bucket())));
    }

    /** The names of running saves, including those whose window was closed. */
    public List<String> saving() {
        return writer.running();
    }

    /** Opens the selection as a table, or the whole location if nothing is selected. */
    private void open() {
        S3Location now = place.get();
        List<ObjectEntry> entries = selection.entries();
        tables.open(
                now,
                new ObjectRows(
                        session, context, now, entries.isEmpty() ? List.of(ObjectEntry.ofPrefix(now.key())) : entries));
    }
}
