package app.bellhop.aws.s3.request;

import app.bellhop.cloud.s3.ProgressSink;
import software.amazon.awssdk.transfer.s3.progress.TransferListener;

/** Passes on how many bytes were transferred. Parts report from several threads: the count never goes back. */
public final class TransferReporter implements TransferListener {

    private final ProgressSink progress;
    private long bytes;

    public TransferReporter(ProgressSink progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void bytesTransferred(Context.BytesTransferred context) {
        bytes = Math.max(bytes, context.progressSnapshot().transferredBytes());
        progress.transferred(bytes);
    }
}
