package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.transfers.TransferRow.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was submitted together: a row for each file, or, if there are many, a single row that can be opened. FX thread. */
final class TransferGroup implements RowContent {

    /** With more files than this, a batch is one row. */
    static final int MAX_UNFOLDED = 20;

    private final String batch;
    private final TransferJob.Direction direction;
    private final Map<String, FileContent> files = new LinkedHashMap<>();
    private final Map<String, TransferRow> rows = new HashMap<>();
    private final TransferTally tally;
    private final CommonPlace place;
    private @Nullable TransferRow header;
    private boolean open;
    private boolean changed;
    private int skipped;

    /** The latest that came to be in that state: see {@link #failed}. */
    private final Map<TransferState, FileContent> failures = new EnumMap<>(TransferState.class);

    private final Map<TransferState, Reason> notices = new EnumMap<>(TransferState.class);

    /**
     * @param first a job of it
     * @param nanos the present time, as {@link System#nanoTime}
     */
    TransferGroup(TransferJob first, long nanos) {
        batch = first.batch();
        direction = first.direction();
        place = new CommonPlace(first);
        tally = new TransferTally(nanos);
    }

    TransferTally tally() {
        return tally;
    }

    Collection<FileContent> files() {
        return files.values();
    }

    FileContent file(String id) {
        return Objects.requireNonNull(files.get(id));
    }

    /**
     * Takes in a new state.
     *
     * @param all counts those of other groups, too
     * @return whether other rows are to be shown now
     */
    boolean update(TransferSnapshot now, TransferTally all) {
        changed = true;
        FileContent file = files.get(now.job().id());
        boolean added = file == null;
        if (file == null) {
            file = new FileContent(now);
            files.put(file.id(), file);
            place.add(now.job());
        } else {
            long before = file.moved();
            uncount(file, all);
            file.set(now);
            tally.move(file.moved() - before);
            all.move(file.moved() - before);
        }
        skipped += file.skipped() ? 1 : 0;
        tally.add(file.state(), file.reached(), file.counted());
        all.add(file.state(), file.reached(), file.counted());
        if (now.failure() != null && !file.skipped()) {
            failures.put(now.state(), file);
        }
        if (now.notice() != null) {
            notices.put(now.state(), now.notice());
        }
        TransferRow row = rows.get(file.id());
        if (row != null) {
            row.refresh();
        }
        return fold() || added && (header == null || open);
    }

    /** Answers with whether other rows are to be shown now. */
    boolean remove(String id, TransferTally all) {
        changed = true;
        FileContent gone = files.remove(id);
        if (gone != null) {
            uncount(gone, all);
        }
        return rows.remove(id) != null || files.isEmpty();
    }

    private void uncount(FileContent file, TransferTally all) {
        skipped -= file.skipped() ? 1 : 0;
        tally.remove(file.state(), file.reached(), file.counted());
        all.remove(file.state(), file.reached(), file.counted());
    }

    private boolean fold() {
        if (header != null || files.size() <= MAX_UNFOLDED) {
            return false;
        }
        rows.clear();
        header = new TransferRow(this, Kind.CLOSED_BATCH);
        return true;
    }

    /** Shows the files of a folded batch, or hides them. */
    void toggle() {
        if (header != null) {
            open = !open;
            header.setKind(open ? Kind.OPEN_BATCH : Kind.CLOSED_BATCH);
            rows.clear();
        }
    }

    /** What has changed since the last time is drawn. */
    void refresh(long nanos) {
        if (tally.moving() > 0 || changed) {
            tally.sample(nanos);
            if (header != null) {
                header.refresh();
            }
        }
        changed = false;
    }

    /** The rows to be shown; what failed stands first in a batch that was opened. */
    void addTo(List<TransferRow> shown) {
        if (header == null) {
            files.values().forEach(file -> shown.add(row(file, Kind.FILE)));
            return;
        }
        shown.add(header);
        if (open) {
            List<TransferRow> others = new ArrayList<>();
            for (FileContent file : files.values()) {
                (file.state() == TransferState.FAILED ? shown : others).add(row(file, Kind.FILE_OF_BATCH));
            }
            shown.addAll(others);
        }
    }

    private TransferRow row(FileContent file, Kind kind) {
        return rows.computeIfAbsent(file.id(), id -> new TransferRow(file, kind));
    }

    boolean folded() {
        return header != null;
    }

    /** How many were left as they are, because they exist. */
    int skipped() {
        return skipped;
    }

    CommonPlace place() {
        return place;
    }

    @Override
    public String id() {
        return batch;
    }

    @Override
    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    @Override
    public TransferJob.Direction direction() {
        return direction;
    }

    @Override
    public String name() {
        return switch (direction) {
            case UPLOAD, DOWNLOAD -> {
                Path folder = place.folder().getFileName();
                yield Texts.get("transfer.files", tally.files(), folder == null ? place.folder() : folder);
            }
            case COPY, MOVE -> named(Texts.get("transfer.objects", tally.files()));
            case DELETE -> named(Texts.get("transfer.objects", tally.total()));
        };
    }

    @Override
    public String remote() {
        return place.prefix().uri();
    }

    @Override
    public Optional<Path> file() {
        return direction.local() ? Optional.of(place.folder()) : Optional.empty();
    }

    @Override
    public TransferState state() {
        if (tally.count(TransferState.RUNNING, TransferState.PREPARING) > 0) {
            return TransferState.RUNNING;
        }
        for (TransferState state : List.of(
                TransferState.ASKING,
                TransferState.WAITING,
                TransferState.QUEUED,
                TransferState.PAUSED,
                TransferState.FAILED)) {
            if (tally.count(state) > 0) {
                return state;
            }
        }
        return tally.count(TransferState.CANCELLED) > skipped ? TransferState.CANCELLED : TransferState.DONE;
    }

    @Override
    public String stateText() {
        TransferState state = state();
        int done = tally.count(TransferState.DONE);
        boolean all = done == tally.files();
        String counts = all
                ? Texts.get("transfer.done")
                : Texts.get(
                        "transfer.counts",
                        word(state),
                        done,
                        tally.files(),
                        tally.count(TransferState.FAILED),
                        skipped);
        FileContent why = failed(state);
        Reason notice = all || state == TransferState.CANCELLED ? notices.get(state) : null;
        String more = why != null ? why.namedWhy() : notice != null ? ErrorTexts.sentence(notice) : "";
        return more.isEmpty() ? counts : Texts.get("transfer.noted", counts, more);
    }

    /** The latest of those in that state; null if none is that has failed. */
    private @Nullable FileContent failed(TransferState state) {
        FileContent latest = failures.get(state);
        if (latest != null && (latest.state() != state || !files.containsKey(latest.id()))) {
            latest = files.values().stream()
                    .filter(file -> file.state() == state && file.failure() != null && !file.skipped())
                    .findFirst()
                    .orElse(null);
            failures.remove(state);
            if (latest != null) {
                failures.put(state, latest);
            }
        }
        return latest;
    }

    private static String word(TransferState state) {
        return switch (state) {
            case QUEUED -> Texts.get("transfer.queued");
            case PREPARING -> Texts.get("transfer.preparing");
            case RUNNING -> Texts.get("transfer.running");
            case PAUSED -> Texts.get("transfer.paused");
            case ASKING -> Texts.get("transfer.someAsk");
            case WAITING -> Texts.get("transfer.waiting");
            case DONE -> Texts.get("transfer.done");
            case FAILED -> Texts.get("transfer.someFailed");
            case CANCELLED -> Texts.get("transfer.cancelled");
        };
    }

    @Override
    public double fraction() {
        return tally.fraction();
    }

    @Override
    public String bytes() {
        String total = amount(tally.total());
        return tally.unfinished() > 0 ? Texts.get("transfer.bytes", amount(tally.bytes()), total) : total;
    }

    @Override
    public double rate() {
        return tally.rate();
    }

    @Override
    public long secondsLeft() {
        return tally.moving() > 0 ? tally.secondsLeft() : -1;
    }

    @Override
    public @Nullable CloudException failure() {
        FileContent failed = failed(state());
        failed = failed == null ? failed(TransferState.FAILED) : failed;
        return failed == null ? null : failed.failure();
    }
}
