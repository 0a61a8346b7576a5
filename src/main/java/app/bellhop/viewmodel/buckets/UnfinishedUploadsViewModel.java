package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.viewmodel.rows.RowStore;
import app.bellhop.viewmodel.rows.RowView;
import app.bellhop.work.objects.UploadMeter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The unfinished multipart uploads of a bucket, oldest first: measured, then aborted by a plan. FX thread. */
public final class UnfinishedUploadsViewModel implements ScreenModel {

    private static final int DEFAULT_DAYS = 7;
    private static final Comparator<UnfinishedUpload> OLDEST_FIRST = Comparator.comparing(
            row -> row.upload().initiated(), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private final S3 s3;
    private final UiContext context;
    private final Supplier<Set<S3Location>> uploading;
    private final String bucket;
    private final LatestRequest request;
    private final AbortRule rule;
    private final RowView<UnfinishedUpload> view;
    private final ObservableList<UnfinishedUpload> selected = FXCollections.observableArrayList();
    private final StringProperty days = new SimpleStringProperty(String.valueOf(DEFAULT_DAYS));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper instead = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Runnable refresh = this::refresh;
    private UploadMeter meter;
    private List<UnfinishedUpload> uploads = List.of();

    /** @param uploading the objects that the transfer queue uploads; called on any thread */
    public UnfinishedUploadsViewModel(S3 s3, UiContext context, Supplier<Set<S3Location>> uploading, String bucket) {
        this.s3 = s3;
        this.context = context;
        this.uploading = uploading;
        this.bucket = bucket;
        this.request = new LatestRequest(context.ui());
        this.view = new RowView<>(context, UnfinishedUpload[]::new, RowView.asArrived(), () -> {});
        this.rule = new AbortRule(s3.buckets(), context, bucket, status::set);
        this.meter = new UploadMeter(s3.incompleteUploads(), List.of(), context.later());
    }

    @Override
    public String title() {
        return Texts.get("unfinished.title", bucket);
    }

    public ObservableList<UnfinishedUpload> uploads() {
        return view.rows();
    }

    /** @param order makes the comparator for one sort; called in the background */
    public void sort(Supplier<Comparator<UnfinishedUpload>> order) {
        view.sort(order);
    }

    /** Set by the table. */
    public ObservableList<UnfinishedUpload> selected() {
        return selected;
    }

    /** The age from which {@link #abortOld} aborts, in days. */
    public StringProperty days() {
        return days;
    }

    /** What is shown instead of uploads: that they are being loaded, that there are none, or why they can't be listed. */
    public ReadOnlyStringProperty instead() {
        return instead.getReadOnlyProperty();
    }

    /** How many there are and what they keep; or what was done last. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    public Command reload() {
        return Command.of(CommandIds.REFRESH_UPLOADS)
                .icon("fth-refresh-cw")
                .enabledWhen(busy.not())
                .does(this::load);
    }

    public Command abortSelected() {
        return Command.of(CommandIds.ABORT_UPLOADS)
                .icon("fth-trash-2")
                .key("Delete")
                .enabledWhen(busy.not().and(Bindings.isNotEmpty(selected)))
                .does(this::abortChosen);
    }

    /** Aborts all that are older than {@link #days}, except those that the transfer queue needs. */
    public Command abortOld() {
        return Command.of(CommandIds.ABORT_OLD_UPLOADS)
                .icon("fth-clock")
                .enabledWhen(busy.not()
                        .and(Bindings.isNotEmpty(view.rows()))
                        .and(Bindings.createBooleanBinding(() -> age().isPresent(), days)))
                .does(this::abortOldest);
    }

    /** Has the bucket abort unfinished uploads by itself. */
    public Command addRule() {
        return Command.of(CommandIds.ADD_ABORT_RULE).icon("fth-sliders").does(rule::add);
    }

    private OptionalInt age() {
        try {
            int number = Integer.parseInt(days.get().strip());
            return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    public void load() {
        meter.stop();
        busy.set(true);
        uploads = List.of();
        view.clear(new RowStore<>());
        instead.set(Texts.get("unfinished.loading"));
        status.set("");
        List<IncompleteUpload> found = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> listed = s3.incompleteUploads().list(bucket, found::addAll);
        request.ask(Futures.map(listed, done -> rows(List.copyOf(found))), this::show, e -> {
            busy.set(false);
            instead.set(ErrorTexts.sentence(e));
        });
    }

    private List<UnfinishedUpload> rows(List<IncompleteUpload> found) {
        Set<S3Location> queued = uploading.get();
        return found.stream()
                .map(upload -> new UnfinishedUpload(
                        upload, null, queued.contains(new S3Location(upload.bucket(), upload.key()))))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private void show(List<UnfinishedUpload> rows) {
        uploads = new ArrayList<>(rows);
        showAnew();
        UploadMeter started = new UploadMeter(
                s3.incompleteUploads(),
                rows.stream().map(UnfinishedUpload::upload).toList(),
                context.later());
        meter = started;
        context.ticker().add(refresh);
        context.ended(started.run(), (done, e) -> {
            if (meter == started) {
                measured();
            }
        });
    }

    private void showAnew() {
        RowStore<UnfinishedUpload> now = new RowStore<>();
        now.add(uploads);
        view.show(now);
    }

    private void refresh() {
        Map<Integer, StoredParts> measured = meter.drain();
        measured.forEach((index, parts) -> uploads.set(index, uploads.get(index).with(parts)));
        if (!measured.isEmpty()) {
            showAnew();
        }
        status.set(Texts.get("unfinished.measuring", Formats.progress(meter.progress())));
    }

    private void measured() {
        context.ticker().remove(refresh);
        refresh();
        busy.set(false);
        instead.set(Texts.get("unfinished.none", bucket));
        StoredParts total = uploads.stream()
                .map(UnfinishedUpload::parts)
                .filter(parts -> parts != null)
                .reduce(StoredParts.NONE, StoredParts::plus);
        boolean unknown = total.count() == 0 && meter.failure().isPresent();
        String count = uploads.isEmpty()
                ? ""
                : unknown
                        ? Texts.get("unfinished.uploads", uploads.size())
                        : Texts.get("unfinished.count", uploads.size(), total.count(), Formats.bytes(total.bytes()));
        status.set(meter.failure()
                .map(e -> count + " · " + Texts.get("unfinished.notMeasured", ErrorTexts.sentence(e)))
                .orElse(count));
    }

    private void abortChosen() {
        Set<IncompleteUpload> chosen =
                selected.stream().map(UnfinishedUpload::upload).collect(Collectors.toSet());
        // The rows as they are now: they may have been measured after they were selected.
        abort(uploads.stream().filter(row -> chosen.contains(row.upload())).toList(), List.of());
    }

    private void abortOldest() {
        int limit = age().orElseThrow();
        List<UnfinishedUpload> old =
                uploads.stream().filter(row -> row.olderThan(limit)).toList();
        if (old.isEmpty()) {
            status.set(Texts.get("unfinished.noneOlder", limit));
            return;
        }
        abort(
                old.stream().filter(row -> !row.queued()).toList(),
                old.stream().filter(UnfinishedUpload::queued).toList());
    }

    private void abort(List<UnfinishedUpload> aborted, List<UnfinishedUpload> kept) {
        context.dialogs()
                .show(new PlanViewModel(
                        AbortPlan.of(bucket, s3.incompleteUploads(), aborted, kept), context, this::load));
    }

    @Override
    public void close() {
        request.drop();
        meter.stop();
        context.ticker().remove(refresh);
    }
}
