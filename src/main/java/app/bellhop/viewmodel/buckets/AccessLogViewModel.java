package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.AccessLogRecord;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bucket's delivered access logs as one table, newest first. FX thread. */
public final class AccessLogViewModel implements ScreenModel {

    private static final int MAX_OBJECTS = 300;
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_LINES = 50_000;

    private final S3 s3;
    private final UiContext context;
    private final String bucket;
    private final S3Location target;
    private final LatestRequest request;
    private final LatestRequest filtering;
    private final ObservableList<AccessLogRecord> records = FXCollections.observableArrayList();
    private final ObservableList<AccessLogRecord> recordsView = FXCollections.unmodifiableObservableList(records);
    private final StringProperty filter = new SimpleStringProperty("");
    private final StatusLine status = new StatusLine("");
    private List<AccessLogRecord> all = List.of();
    private int cut;
    private int unread;
    private boolean loading;

    /**
     * What log files say.
     *
     * @param cut how many of them were not read, or not to their ends
     * @param unread how many older ones there are
     * @param failure why one was not read, or null
     */
    private record Log(
            List<AccessLogRecord> lines,
            int cut,
            int unread,
            @Nullable CloudException failure) {}

    AccessLogViewModel(S3 s3, UiContext context, String bucket, String logging) {
        this.s3 = s3;
        this.context = context;
        this.bucket = bucket;
        this.request = new LatestRequest(context.ui());
        this.filtering = new LatestRequest(context.ui());
        JsonNode enabled = JsonMapper.shared().readTree(logging).path("LoggingEnabled");
        target = new S3Location(
                enabled.path("TargetBucket").asString(""),
                enabled.path("TargetPrefix").asString(""));
        filter.addListener((o, before, now) -> show());
    }

    @Override
    public String title() {
        return Texts.get("accessLog.title", bucket);
    }

    public ObservableList<AccessLogRecord> records() {
        return recordsView;
    }

    /**
     * Shows only lines with this text in their operation, key, requester, address, status, error code or user agent.
     */
    public StringProperty filter() {
        return filter;
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    /** Lists the log objects and reads the newest. */
    public void load() {
        loading = true;
        status.set(Texts.get("accessLog.loading", target.uri()));
        List<ObjectEntry> found = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> listed = s3.objects().listAll(target, found::addAll);
        request.ask(
                Futures.then(listed, done -> read(List.copyOf(found))),
                log -> {
                    loading = false;
                    all = log.lines();
                    cut = log.cut();
                    unread = log.unread();
                    show();
                },
                this::failed);
    }

    private void failed(CloudException e) {
        loading = false;
        status.fail(e);
    }

    /** Reads the newest log objects: their names begin with the time, so they are the last by key. */
    private CompletableFuture<Log> read(List<ObjectEntry> objects) {
        List<CompletableFuture<Log>> reads = objects.stream()
                .sorted(Comparator.comparing(ObjectEntry::key).reversed())
                .limit(MAX_OBJECTS)
                .map(entry -> Futures.handle(
                        s3.content()
                                .read(
                                        ObjectIdentifier.current(new S3Location(target.bucket(), entry.key())),
                                        0,
                                        MAX_BYTES),
                        (range, e) -> e == null
                                ? new Log(lines(range.bytes()), range.last() ? 0 : 1, 0, null)
                                : new Log(List.of(), 1, 0, e)))
                .toList();
        return Futures.map(Futures.all(reads), logs -> joined(logs, objects.size() - logs.size()));
    }

    /** Fails if none could be read. */
    private static Log joined(List<Log> logs, int unread) {
        CloudException first = logs.isEmpty() ? null : logs.get(0).failure();
        if (first != null && logs.stream().noneMatch(log -> log.failure() == null)) {
            throw first;
        }
        return new Log(
                logs.stream()
                        .flatMap(log -> log.lines().stream())
                        .sorted(Comparator.comparing(AccessLogRecord::time).reversed())
                        .limit(MAX_LINES)
                        .toList(),
                logs.stream().mapToInt(Log::cut).sum(),
                unread,
                null);
    }

    private List<AccessLogRecord> lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(AccessLogRecord::parse)
                .flatMap(Optional::stream)
                .filter(line -> line.bucket().equals(bucket))
                .toList();
    }

    private void show() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        List<AccessLogRecord> before = all;
        // There may be tens of thousands of lines: filter in the background.
        CompletableFuture<List<AccessLogRecord>> filtered = context.inBackground(() -> before.stream()
                .filter(line -> needle.isEmpty() || text(line).contains(needle))
                .toList());
        filtering.ask(
                filtered,
                shown -> {
                    records.setAll(shown);
                    if (loading) {
                        return;
                    }
                    String count = all.isEmpty() && cut + unread == 0
                            ? Texts.get("accessLog.none", target.uri())
                            : Texts.get("accessLog.count", shown.size(), all.size());
                    String partly = cut == 0 ? "" : " · " + Texts.get("accessLog.cut", cut);
                    String older = unread == 0 ? "" : " · " + Texts.get("accessLog.unread", unread);
                    status.set(count + partly + older);
                },
                this::failed);
    }

    private static String text(AccessLogRecord r) {
        return String.join(
                        " ",
                        r.operation(),
                        r.key(),
                        r.requester(),
                        r.remoteIp(),
                        String.valueOf(r.status()),
                        r.errorCode(),
                        r.userAgent())
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        request.drop();
        filtering.drop();
    }
}
