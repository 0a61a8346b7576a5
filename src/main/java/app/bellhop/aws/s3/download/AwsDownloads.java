package app.bellhop.aws.s3.download;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Objects to files. */
public final class AwsDownloads {

    final BodyReads reads;
    final ServerTraits traits;
    final ReadLimits limits;
    final Executor executor;

    /** @param executor for the ranges that are read at once */
    public AwsDownloads(BodyReads reads, ServerTraits traits, ReadLimits limits, Executor executor) {
        this.reads = reads;
        this.traits = traits;
        this.limits = limits;
        this.executor = executor;
    }

    /** As {@link app.bellhop.cloud.s3.ObjectStore#download}. */
    public CompletableFuture<DownloadResult> download(DownloadRequest request, DownloadLog log, ProgressSink progress) {
        return reads.start(stop -> {
            try (PartFile file = new PartFile(request.file())) {
                return new Download(this, request, file, log, progress, stop).run();
            }
        });
    }
}
