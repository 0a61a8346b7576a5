package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.CloudException;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of the transfer table shows: a transfer, or a batch of them. FX thread. */
interface RowContent {

    String id();

    /** The transfers that it stands for. */
    List<String> ids();

    boolean upload();

    String name();

    /** The S3 URI written to or read from. */
    String remote();

    /** The file or folder on this computer. */
    Path file();

    TransferState state();

    String stateText();

    /** From 0 to 1. */
    double fraction();

    String bytes();

    /** Bytes per second, or 0. */
    double rate();

    /** Seconds, or -1 if not known. */
    long secondsLeft();

    /** Why it failed, or waits; else null. */
    @Nullable
    CloudException failure();

    default String rateText() {
        return state() == TransferState.RUNNING && rate() >= 1 ? Texts.get("transfer.rate", Formats.bytes(rate())) : "";
    }

    default String timeLeftText() {
        return secondsLeft() < 0 ? "" : Formats.duration(secondsLeft());
    }
}
