package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.CloudException;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row of the transfer table shows: a transfer, or a batch of them. FX thread. */
interface RowContent {

    String id();

    /** The transfers that it stands for. */
    List<String> ids();

    TransferJob.Direction direction();

    String name();

    /** The S3 URI written to or read from, or below which objects are deleted. */
    String remote();

    /** The file or folder on this computer; empty if there is none. */
    Optional<Path> file();

    TransferState state();

    String stateText();

    /** From 0 to 1. */
    double fraction();

    String bytes();

    /** Bytes per second, or objects, or 0. */
    double rate();

    /** Seconds, or -1 if not known. */
    long secondsLeft();

    /** Why it failed, or waits; else null. */
    @Nullable
    CloudException failure();

    default String rateText() {
        return state() == TransferState.RUNNING && rate() >= 1 ? Texts.get("transfer.rate", amount((long) rate())) : "";
    }

    /** What is done to something, for what is not simply transferred. */
    default String named(String what) {
        return switch (direction()) {
            case UPLOAD, DOWNLOAD -> what;
            case COPY -> Texts.get("transfer.copy", what);
            case MOVE -> Texts.get("transfer.move", what);
            case DELETE -> Texts.get("transfer.delete", what);
        };
    }

    /** So many bytes, or objects. */
    default String amount(long of) {
        return direction() == TransferJob.Direction.DELETE ? Texts.get("transfer.objects", of) : Formats.bytes(of);
    }

    default String timeLeftText() {
        return secondsLeft() < 0 ? "" : Formats.duration(secondsLeft());
    }
}
