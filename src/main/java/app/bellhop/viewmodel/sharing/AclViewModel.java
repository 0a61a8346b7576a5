package app.bellhop.viewmodel.sharing;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.base.InspectorPart;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.bulk.BulkActions;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The ACL of an object or bucket, or one to set on several objects or prefixes. FX thread. */
public final class AclViewModel implements InspectorPart {

    private final S3 s3;
    private final UiContext context;
    private final BulkActions bulk;
    private final Runnable changed;
    private final LatestRequest request;
    private final LatestRequest ownership;
    private final ObservableList<AclGrant> grants = FXCollections.observableArrayList();
    private final ObservableList<AclGrant> grantsView = FXCollections.unmodifiableObservableList(grants);
    private final ObservableList<String> cannedChoices = FXCollections.observableArrayList(AclGrant.CANNED);
    private final ObjectProperty<AclGrant> selected = new SimpleObjectProperty<>();
    private final StringProperty canned = new SimpleStringProperty(AclGrant.CANNED.get(0));
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper disabled = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper single = new ReadOnlyBooleanWrapper();
    private final SimpleBooleanProperty changing = new SimpleBooleanProperty();
    private @Nullable Inspected subject;
    private boolean displayed;

    /** @param changed runs after the shown ACL has changed, as other people may now be able to read */
    public AclViewModel(S3 s3, UiContext context, BulkActions bulk, Runnable changed) {
        this.s3 = s3;
        this.context = context;
        this.bulk = bulk;
        this.changed = changed;
        this.request = new LatestRequest(context.ui());
        this.ownership = new LatestRequest(context.ui());
    }

    public ObservableList<AclGrant> grants() {
        return grantsView;
    }

    /** The canned ACLs that apply to the selection. */
    public ObservableList<String> cannedChoices() {
        return cannedChoices;
    }

    public StringProperty canned() {
        return canned;
    }

    /** Set by the table. */
    public ObjectProperty<AclGrant> selected() {
        return selected;
    }

    /** The owner, or why there is nothing to show. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Why ACLs cannot be set here, and the alternative; empty if they can. */
    public ReadOnlyStringProperty disabled() {
        return disabled.getReadOnlyProperty();
    }

    /** Whether a single ACL is shown. For several objects the current ACLs are not loaded. */
    public ReadOnlyBooleanProperty single() {
        return single.getReadOnlyProperty();
    }

    public List<Command> commands() {
        // The grants are read, changed and written: of two changes at once, the later undoes the other.
        var possible = disabled.isEmpty().and(changing.not());
        return List.of(
                Command.of(CommandIds.APPLY_CANNED_ACL)
                        .icon("fth-check")
                        .enabledWhen(possible.and(canned.isNotNull()))
                        .does(this::applyCanned),
                Command.of(CommandIds.ADD_GRANT)
                        .icon("fth-user-plus")
                        .enabledWhen(possible)
                        .does(this::addGrant),
                Command.of(CommandIds.REMOVE_GRANT)
                        .icon("fth-user-minus")
                        .key("Delete")
                        .enabledWhen(Bindings.and(possible, selected.isNotNull()), Texts.get("needs.grant"))
                        .does(this::removeGrant));
    }

    @Override
    public void inspect(Inspected newSubject) {
        subject = newSubject;
        displayed = true;
        grants.clear();
        disabled.set("");
        failed.set(false);
        boolean one = subject.isPlace() || subject.one().isPresent();
        single.set(one);
        cannedChoices.setAll(subject.isPlace() ? AclGrant.CANNED_OF_BUCKET : AclGrant.CANNED);
        canned.set(cannedChoices.get(0));
        CompletableFuture<Boolean> enforced = Futures.map(
                s3.buckets().get(subject.place().bucket(), BucketSection.OWNERSHIP),
                document -> document.orElse("").contains("BucketOwnerEnforced"));
        ownership.ask(enforced, yes -> disabled.set(yes ? Texts.get("acl.enforced") : disabled.get()), e -> {});
        if (one) {
            status.set(Texts.get("acl.loading"));
            request.ask(s3.sharing().acl(target(subject)), this::show, this::failed);
        } else {
            request.drop();
            status.set(Texts.get("acl.many", subject.count()));
        }
    }

    private static ObjectIdentifier target(Inspected of) {
        return of.one()
                .orElseGet(
                        () -> ObjectIdentifier.current(new S3Location(of.place().bucket(), "")));
    }

    private void show(Acl found) {
        grants.setAll(found.grants());
        String owner = found.ownerName() == null ? found.ownerId() : found.ownerName();
        status.set(owner == null ? "" : Texts.get("acl.owner", owner));
    }

    private void failed(CloudException e) {
        status.set("");
        disabled.set(ErrorTexts.sentence(e));
        failed.set(e.kind() != ErrorKind.NOT_SUPPORTED);
    }

    @Override
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    private void applyCanned() {
        String wanted = canned.get();
        apply(
                subject(),
                Texts.get("acl.canned.task", wanted),
                object -> s3.sharing().putCannedAcl(ObjectIdentifier.current(object), wanted));
    }

    private void addGrant() {
        Inspected inspected = subject();
        GrantForm form = new GrantForm(inspected.isPlace());
        context.ask(form.form(), typed -> {
            AclGrant grant = form.grant(typed);
            applyGrants(inspected, Texts.get("acl.add.task", GrantForm.describe(grant)), before -> {
                List<AclGrant> after = new ArrayList<>(before);
                after.remove(grant);
                after.add(grant);
                return after;
            });
        });
    }

    private void removeGrant() {
        AclGrant removed = selected.get();
        applyGrants(
                subject(),
                Texts.get("acl.remove.task", GrantForm.describe(removed)),
                before ->
                        before.stream().filter(grant -> !grant.equals(removed)).toList());
    }

    private void applyGrants(Inspected inspected, String title, UnaryOperator<List<AclGrant>> change) {
        apply(inspected, title, object -> {
            ObjectIdentifier current = ObjectIdentifier.current(object);
            return Futures.then(
                    s3.sharing().acl(current),
                    own -> s3.sharing()
                            .putAcl(current, new Acl(own.ownerId(), own.ownerName(), change.apply(own.grants()))));
        });
    }

    /** Applies at once to one object; to several objects or to prefixes, as a job. A bucket is confirmed first. */
    private void apply(Inspected inspected, String title, Function<S3Location, CompletableFuture<Void>> work) {
        if (inspected.isPlace()) {
            Form form = Form.confirm(
                    title,
                    Texts.get("acl.bucket.question", inspected.place().bucket()),
                    List.of(),
                    Texts.get("acl.ok"));
            context.ask(form, yes -> applyToOne(inspected, title, work));
        } else if (inspected.one().isPresent()) {
            applyToOne(inspected, title, work);
        } else {
            bulk.ask(
                    inspected.place(),
                    inspected.all(),
                    new BulkActions.Task(title, List.of(), Texts.get("acl.ok"), work),
                    () -> reload(inspected));
        }
    }

    private void applyToOne(Inspected inspected, String title, Function<S3Location, CompletableFuture<Void>> work) {
        changing.set(true);
        CompletableFuture<Void> change = work.apply(target(inspected).location());
        context.ended(change, (done, e) -> changing.set(false));
        context.then(change, done -> {
            context.notice().set(Texts.get("acl.done", title));
            reload(inspected);
        });
    }

    private Inspected subject() {
        return Objects.requireNonNull(subject);
    }

    private void reload(Inspected inspected) {
        if (subject == inspected && displayed) {
            inspect(inspected);
            changed.run();
        }
    }

    @Override
    public void leave() {
        displayed = false;
        request.drop();
        ownership.drop();
        grants.clear();
        failed.set(false);
        status.set("");
    }
}
