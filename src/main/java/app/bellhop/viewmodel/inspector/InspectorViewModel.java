package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.buckets.BucketInspectorViewModel;
import app.bellhop.viewmodel.bulk.BulkActions;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.objects.ObjectSelection;
import app.bellhop.viewmodel.preview.PreviewViewModel;
import app.bellhop.viewmodel.sharing.AclViewModel;
import app.bellhop.viewmodel.sharing.PresignViewModel;
import app.bellhop.viewmodel.sharing.ReadAccessViewModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The side pane next to the object table. It follows the selection and loads only the tab in front. A fast-changing
 * selection loads once a tick. FX thread.
 */
public final class InspectorViewModel {

    public enum Tab {
        BUCKET,
        PROPERTIES,
        PREVIEW,
        VERSIONS,
        SHARING
    }

    private final ObjectSelection selection;
    private final UiContext context;
    private final ReadOnlyObjectProperty<S3Location> place;
    private final CustomerKeyAction customerKey;
    private final PropertiesViewModel properties;
    private final PreviewViewModel preview;
    private final VersionsViewModel versions;
    private final PresignViewModel presign;
    private final AclViewModel acl;
    private final ReadAccessViewModel access;
    private final BucketInspectorViewModel bucket;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.PROPERTIES);
    private final ReadOnlyObjectWrapper<Set<Tab>> tabs = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Tab objectsTab = Tab.PROPERTIES;
    private Tab placeTab = Tab.BUCKET;
    private boolean switching;
    private @Nullable Inspected subject;
    /** What was selected when unsaved changes were told. */
    private @Nullable Inspected warned;

    private final BooleanBinding failed;
    private final Follower follower;

    public InspectorViewModel(
            S3 s3,
            UiContext context,
            UnsupportedOperations unsupported,
            ObjectSelection selection,
            ReadOnlyObjectProperty<S3Location> place,
            Activities activities) {
        this.selection = selection;
        this.context = context;
        this.place = place;
        customerKey = new CustomerKeyAction(s3.content(), context);
        BulkActions bulk = new BulkActions(s3.objects(), context, activities);
        properties = new PropertiesViewModel(s3.properties(), context, bulk);
        preview = new PreviewViewModel(s3, context);
        versions = new VersionsViewModel(s3, context, unsupported, activities);
        presign = new PresignViewModel(s3.sharing(), context);
        access = new ReadAccessViewModel(s3, context);
        acl = new AclViewModel(s3, context, bulk, access::repeat);
        bucket = new BucketInspectorViewModel(s3, context, unsupported);
        failed = Bindings.createBooleanBinding(
                () -> parts(tab.get()).stream().anyMatch(part -> part.failed().get()),
                tab,
                properties.failed(),
                preview.failed(),
                versions.failed(),
                acl.failed());
        follower = new Follower(context.ui(), shown::get, this::inspectSelection);
        selection.changes().addListener(follower);
        place.addListener(follower);
        shown.addListener((o, before, now) -> inspectSelection());
        tab.addListener((o, before, now) -> {
            if (!switching) {
                rememberTab(now);
            }
            load();
        });
    }

    public BooleanProperty shown() {
        return shown;
    }

    public ObjectProperty<Tab> tab() {
        return tab;
    }

    public ReadOnlyObjectProperty<Set<Tab>> tabs() {
        return tabs.getReadOnlyProperty();
    }

    /** What is being inspected. */
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** Whether {@link #reload} may help what is in front. */
    public BooleanBinding failed() {
        return failed;
    }

    public PropertiesViewModel properties() {
        return properties;
    }

    public PreviewViewModel preview() {
        return preview;
    }

    public VersionsViewModel versions() {
        return versions;
    }

    public PresignViewModel presign() {
        return presign;
    }

    public AclViewModel acl() {
        return acl;
    }

    public ReadAccessViewModel access() {
        return access;
    }

    public BucketInspectorViewModel bucket() {
        return bucket;
    }

    public List<Command> commands() {
        BooleanBinding some = selection.count().greaterThan(0);
        BooleanBinding here = selection.placeOpen();
        List<Command> all = new ArrayList<>(List.of(
                Command.of(CommandIds.TOGGLE_INSPECTOR)
                        .icon("fth-sidebar")
                        .shortcut("Shortcut+I")
                        .does(() -> shown.set(!shown.get())),
                Command.of(CommandIds.PROPERTIES)
                        .icon("fth-info")
                        .shortcut("Alt+Enter")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> open(Tab.PROPERTIES)),
                Command.of(CommandIds.PREVIEW)
                        .icon("fth-eye")
                        .enabledWhen(some, Texts.get("needs.selection"))
                        .does(() -> open(Tab.PREVIEW)),
                Command.of(CommandIds.VERSIONS)
                        .icon("fth-layers")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> open(Tab.VERSIONS)),
                Command.of(CommandIds.SHARING)
                        .icon("fth-share-2")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> open(Tab.SHARING)),
                Command.of(CommandIds.INSPECT_BUCKET)
                        .icon("fth-database")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> open(Tab.BUCKET)),
                Command.of(CommandIds.CUSTOMER_KEY)
                        .icon("fth-key")
                        .enabledWhen(here, Texts.get("needs.bucket"))
                        .does(() -> customerKey.ask(place.get(), this::reload))));
        all.addAll(inSight(Tab.PROPERTIES, properties.commands()));
        all.addAll(inSight(Tab.PREVIEW, preview.commands()));
        all.addAll(inSight(Tab.PREVIEW, preview.editing().commands()));
        all.addAll(inSight(Tab.VERSIONS, versions.commands()));
        all.addAll(inSight(Tab.SHARING, presign.commands()));
        all.addAll(inSight(Tab.SHARING, acl.commands()));
        all.addAll(inSight(Tab.SHARING, access.commands()));
        all.addAll(inSight(Tab.BUCKET, bucket.commands()));
        return all;
    }

    /** The commands of a tab, disabled while it is not in front: it may still hold what was inspected before. */
    private List<Command> inSight(Tab which, List<Command> commands) {
        StringBinding hidden = Bindings.createStringBinding(
                () -> shown.get() && tab.get() == which ? "" : Texts.get("needs.inspector"), shown, tab);
        return commands.stream().map(command -> command.unless(hidden)).toList();
    }

    /** Opens the pane at a tab. The bucket tab clears the selection first. */
    void open(Tab which) {
        if (which == Tab.BUCKET && selection.count().get() > 0) {
            selection.clear();
        }
        rememberTab(which);
        shown.set(true);
        inspectSelection();
        tab.set(which); // Selects the tab even if the selection has not changed.
    }

    /** Inspects the selection if it has changed. Called by the ticker. */
    public void refresh() {
        follower.tick();
    }

    /** Whether unsaved edits would be lost by inspecting something else or leaving. */
    public boolean unsaved() {
        return preview.unsaved() || properties.unsaved();
    }

    private void inspectSelection() {
        Inspected now = shown.get() ? selection.inspected() : null;
        if (unsaved()) {
            // A click elsewhere must not lose edits: keep the old selection until they are saved or reverted.
            // Not where a row was only listed anew, and once: other notices are to be read, too.
            if (now == null || !now.sameKeys(subject) && !now.sameKeys(warned)) {
                warned = now;
                context.notice().set(Texts.get("inspector.unsaved", title.get()));
            }
            shown.set(true);
            return;
        }
        follower.followed();
        warned = null;
        if (now == null) {
            leave();
            return;
        }
        if (now.same(subject)) {
            return;
        }
        subject = now;
        title.set(now.title());
        tabs.set(
                now.isPlace()
                        ? EnumSet.of(Tab.BUCKET, Tab.VERSIONS, Tab.SHARING)
                        : EnumSet.of(Tab.PROPERTIES, Tab.PREVIEW, Tab.VERSIONS, Tab.SHARING));
        Tab wanted = now.isPlace() ? placeTab : objectsTab;
        if (tab.get() == wanted) {
            load();
        } else {
            switching = true;
            tab.set(wanted);
            switching = false;
        }
    }

    /** Remembers the tab for objects and places separately, so that visiting one does not change the other. */
    private void rememberTab(Tab chosen) {
        if (chosen != Tab.BUCKET) {
            objectsTab = chosen;
        }
        if (chosen != Tab.PROPERTIES && chosen != Tab.PREVIEW) {
            placeTab = chosen;
        }
    }

    private List<InspectorPart> parts(Tab which) {
        return switch (which) {
            case PROPERTIES -> List.of(properties);
            case PREVIEW -> List.of(preview);
            case VERSIONS -> List.of(versions);
            case SHARING -> List.of(presign, acl, access);
            case BUCKET -> List.of(bucket);
        };
    }

    private void load() {
        for (Tab other : Tab.values()) {
            if (other != tab.get()) {
                parts(other).stream().filter(part -> !part.unsaved()).forEach(InspectorPart::leave);
            }
        }
        if (subject != null && shown.get()) {
            parts(tab.get()).stream().filter(part -> !part.unsaved()).forEach(part -> part.inspect(subject));
        }
    }

    /** Lists versions again if one of the changed places is shown. A changed object arrives as a new row. */
    public void reload(Set<S3Location> places) {
        boolean affected = subject != null
                && places.stream()
                        .anyMatch(place -> place.bucket().equals(subject.place().bucket())
                                && place.key().startsWith(subject.place().key()));
        if (affected && tab.get() == Tab.VERSIONS) {
            versions.reload();
        }
    }

    /** Reloads the tab in front, unless something in it isn't saved. */
    public void reload() {
        load();
    }

    /** Clears every tab and cancels its requests. */
    public void leave() {
        for (Tab each : Tab.values()) {
            parts(each).forEach(InspectorPart::leave);
        }
        subject = null;
        tabs.set(Set.of());
        title.set("");
    }
}
