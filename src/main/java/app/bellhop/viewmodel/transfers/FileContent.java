package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.ConnectionClosed;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file, or a folder or prefix that has not been read yet. FX thread. */
final class FileContent implements RowContent {

    private TransferSnapshot now;

    FileContent(TransferSnapshot first) {
        now = first;
    }

    TransferSnapshot snapshot() {
        return now;
    }

    void set(TransferSnapshot latest) {
        now = latest;
    }

    /** How many bytes are done with: of a file that got through all, whatever was reported last. */
    long reached() {
        return now.state() == TransferState.DONE ? now.total() : Math.min(now.bytes(), counted());
    }

    /** How many of these this attempt has moved. */
    long moved() {
        return reached() - now.kept();
    }

    /** Its bytes as part of a batch: none of what is left as it is. */
    long counted() {
        return skipped() ? 0 : now.total();
    }

    @Override
    public String id() {
        return now.job().id();
    }

    @Override
    public List<String> ids() {
        return List.of(id());
    }

    @Override
    public TransferJob.Direction direction() {
        return now.job().direction();
    }

    @Override
    public String name() {
        TransferJob job = now.job();
        return switch (job.direction()) {
            case UPLOAD, DOWNLOAD -> {
                Path name = job.file().getFileName();
                yield name == null ? job.file().toString() : name.toString();
            }
            case COPY, MOVE -> named(job.source().object().name());
            case DELETE -> {
                List<ObjectIdentifier> objects = job.deletion().objects();
                yield named(
                        switch (objects.size()) {
                            case 0 -> job.target().name();
                            case 1 -> objects.get(0).location().name();
                            default -> Texts.get("transfer.objects", objects.size());
                        });
            }
        };
    }

    @Override
    public String remote() {
        return now.job().target().uri();
    }

    @Override
    public Optional<Path> file() {
        return direction().local() ? Optional.of(now.job().file()) : Optional.empty();
    }

    @Override
    public TransferState state() {
        return now.state();
    }

    @Override
    public String stateText() {
        boolean noting = now.state() == TransferState.RUNNING
                || now.state() == TransferState.DONE
                || now.state() == TransferState.CANCELLED;
        return now.notice() != null && noting
                ? Texts.get("transfer.noted", plainStateText(), ErrorTexts.sentence(now.notice()))
                : plainStateText();
    }

    private String plainStateText() {
        return switch (now.state()) {
            case QUEUED -> Texts.get("transfer.queued");
            case PREPARING -> Texts.get("transfer.preparing");
            case RUNNING ->
                now.total() > 0 && now.bytes() >= now.total()
                        ? Texts.get("transfer.finishing")
                        : Texts.get("transfer.running");
            case PAUSED ->
                now.failure() == null
                        ? Texts.get("transfer.paused")
                        : Texts.get("transfer.signIn", ErrorTexts.sentence(now.failure()));
            case ASKING -> Texts.get("transfer.asking");
            case WAITING -> waiting();
            case DONE -> done();
            case FAILED -> Texts.get("transfer.failed", why());
            case CANCELLED ->
                reason().map(reason -> Texts.get("transfer.skipped", ErrorTexts.sentence(reason)))
                        .orElseGet(() -> Texts.get("transfer.cancelled"));
        };
    }

    private Optional<Reason> reason() {
        return now.failure() != null && now.failure().failure().detail() instanceof Reason reason
                ? Optional.of(reason)
                : Optional.empty();
    }

    /** Whether what is already there was left as it is. */
    boolean skipped() {
        return now.state() == TransferState.CANCELLED && reason().isPresent();
    }

    private String done() {
        return now.job()
                .newName()
                .map(name -> Texts.get("transfer.doneAs", name))
                .orElseGet(() -> Texts.get("transfer.done"));
    }

    /** The same where several are summed up: what failed comes first, as paths are long. */
    String namedWhy() {
        String why = why();
        boolean named = now.failure() != null && why.equals(ErrorTexts.sentence(now.failure()));
        return named ? why : Texts.get("transfer.ofFile", name(), why);
    }

    private String why() {
        CloudException failure = now.failure();
        if (failure == null) {
            return "";
        }
        return file().map(file -> ErrorTexts.ofFile(failure, file)).orElseGet(() -> ErrorTexts.sentence(failure));
    }

    private String waiting() {
        Optional<Reason> closed = reason().filter(reason -> reason.code() == ConnectionClosed.CLOSED);
        if (closed.isPresent()) {
            return Texts.get("transfer.noConnection", ErrorTexts.sentence(closed.get()));
        }
        String why = why();
        return now.retrySeconds() < 0
                ? Texts.get("transfer.noNetwork", why)
                : Texts.get("transfer.retrying", now.retrySeconds(), now.attempt(), TransferSnapshot.ATTEMPTS, why);
    }

    @Override
    public double fraction() {
        return now.fraction();
    }

    @Override
    public String bytes() {
        if (now.job().tree()) {
            return "";
        }
        String total = amount(now.total());
        boolean partly = now.bytes() > 0 && now.state() != TransferState.DONE;
        return partly ? Texts.get("transfer.bytes", amount(now.bytes()), total) : total;
    }

    @Override
    public double rate() {
        return now.rate();
    }

    @Override
    public long secondsLeft() {
        return now.secondsLeft();
    }

    @Override
    public @Nullable CloudException failure() {
        return now.failure();
    }
}
