package app.bellhop.cloud.s3;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Buckets and objects. Every method returns at once; the future ends on some other thread, exceptionally with a
 * {@link CloudException}. Cancelling a future stops the requests behind it.
 */
public interface ObjectStore {

    /** The buckets that these credentials own (ListBuckets). */
    CompletableFuture<List<Bucket>> listBuckets();

    /** The directory buckets in the connection's region (ListDirectoryBuckets); none where the server isn't AWS. */
    default CompletableFuture<List<Bucket>> listDirectoryBuckets() {
        return CompletableFuture.completedFuture(List.of());
    }

    /**
     * Lists one level below {@code prefix}: objects and common prefixes, a page at a time (ListObjectsV2 with delimiter
     * {@code /}).
     *
     * @param page gets each page as it comes, on another thread, in order
     */
    CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectEntry>> page);

    /** Lists every object below {@code prefix}, at any depth (ListObjectsV2 without delimiter). */
    CompletableFuture<Void> listAll(S3Location prefix, Consumer<List<ObjectEntry>> page);

    /** An object as a listing shows it; empty if there is none (HeadObject). */
    CompletableFuture<Optional<ObjectEntry>> find(S3Location object);

    /** Creates a bucket (CreateBucket), then sets what that cannot include (PutBucketVersioning, PutBucketTagging). */
    @Changes(ChangeKind.CREATE_BUCKET)
    CompletableFuture<Void> createBucket(NewBucket bucket);

    /** Deletes an empty bucket (DeleteBucket). */
    @Changes(ChangeKind.DELETE_BUCKET)
    CompletableFuture<Void> deleteBucket(String name);

    /**
     * Puts an empty object whose key ends in {@code /}, so that the prefix shows while it is empty (PutObject). An object
     * that is there already stays as it is.
     */
    @Changes(ChangeKind.WRITE_OBJECT)
    CompletableFuture<Void> createFolder(S3Location folder);

    /**
     * Deletes up to 1,000 objects, versions or delete markers of one bucket in one request (DeleteObjects). Where the
     * bucket keeps versions, only a named version goes for good.
     */
    @Changes(ChangeKind.DELETE_OBJECTS)
    CompletableFuture<DeleteReport> delete(String bucket, List<ObjectIdentifier> objects);

    /**
     * Deletes all objects below a prefix while it lists them, in several requests at a time (ListObjectsV2, DeleteObjects).
     * Memory does not grow with their number. When it fails or is cancelled, what is deleted stays deleted.
     *
     * @param versions whether all versions and delete markers, too, where the server has any (ListObjectVersions)
     * @param unchangedSince what has changed since then, by the server's clock, is refused with {@link DeleteReport#CHANGED};
     *     null to delete all
     * @param progress gets the number of objects deleted so far, on another thread
     */
    @Changes(ChangeKind.DELETE_OBJECTS)
    CompletableFuture<DeleteReport> deleteBelow(
            S3Location prefix, boolean versions, @Nullable Instant unchangedSince, LongConsumer progress);

    /**
     * Deletes an object if it is still the one that was seen, else a CONFLICT; one that is gone already is fine (HeadObject,
     * DeleteObject). Only AWS itself notices another client that writes in between.
     *
     * @param size bytes
     * @param etag without quotes; null if only the size is known
     */
    @Changes(ChangeKind.DELETE_OBJECTS)
    CompletableFuture<Void> deleteUnchanged(S3Location object, long size, @Nullable String etag);

    /**
     * The same of many objects of one bucket, several at a time. What has changed is refused with {@link
     * DeleteReport#CHANGED}.
     *
     * @param objects by key
     */
    @Changes(ChangeKind.DELETE_OBJECTS)
    CompletableFuture<DeleteReport> deleteUnchanged(String bucket, Map<String, Stamp> objects);

    /**
     * Uploads a file, in parts if it is large (PutObject; or CreateMultipartUpload, UploadPart, CompleteMultipartUpload).
     * Parts that {@code log} remembers stay at the server when this fails or is cancelled, until {@link #abortUpload}.
     * A condition that is not met is a CONFLICT, and nothing is replaced.
     *
     * @param log what an earlier attempt has left, and where this one leaves a trace
     */
    @Changes(ChangeKind.UPLOAD)
    CompletableFuture<UploadResult> upload(UploadRequest request, UploadLog log, ProgressSink progress);

    /** Deletes the parts of a multipart upload; one that is gone already is fine (AbortMultipartUpload, ListParts). */
    CompletableFuture<Void> abortUpload(S3Location object, String uploadId);

    /**
     * Reads an object into a file: a large one in ranges, several at once (HeadObject, GetObject). Goes on with what
     * {@code log} remembers if the object is still the same, else begins anew. The content is verified. The caller chooses a
     * name beside the final one and moves it when this has ended well. Unlike others, the future ends, after it is
     * cancelled, only when the file is no longer written.
     *
     * @param log what an earlier attempt has left, and where this one leaves a trace
     */
    CompletableFuture<DownloadResult> download(DownloadRequest request, DownloadLog log, ProgressSink progress);

    /**
     * Copies an object on the server, if the condition holds, else a CONFLICT, with all it carries: headers, metadata, tags,
     * ACL, encryption, storage class (HeadObject, GetObjectAcl, CopyObject, PutObjectAcl; in parts where it is large). Looks at
     * the copy afterwards: one that differs or cannot be seen is a CONFLICT, too (HeadObject).
     *
     * @param log knows a copy in parts before its first part; one that it has from before goes on, if it is of the same source
     * @param progress receives the bytes that a copy in parts has so far
     */
    @Changes(ChangeKind.COPY_OBJECT)
    CompletableFuture<Written> copy(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress);

    /** The same where there is no object yet. */
    @Changes(ChangeKind.COPY_OBJECT)
    default CompletableFuture<Written> copy(S3Location from, S3Location to) {
        return copy(from, to, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {});
    }

    /**
     * Copies an object as {@link #copy}, then deletes it if it is still the one that was copied, else a CONFLICT (HeadObject,
     * DeleteObject). Only AWS itself notices another client that writes between these two.
     */
    @Changes(ChangeKind.MOVE_OBJECT)
    CompletableFuture<Written> move(
            S3Location from, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress);

    /**
     * Looks at an object that another connection is to {@linkplain #receive have a copy of} (HeadObject, GetObjectAcl,
     * GetObjectTagging).
     */
    CompletableFuture<SourceObject> source(S3Location object);

    /**
     * Copies an object of another connection, if the condition holds, else a CONFLICT, with all it carries but its
     * encryption: headers, metadata, tags, ACL, storage class, retention. The bytes pass through memory, a part or two at a
     * time (PutObject; or CreateMultipartUpload, UploadPart, CompleteMultipartUpload; PutObjectAcl). Parts that {@code log}
     * remembers stay at the server when this fails or is cancelled, until {@link #abortUpload}. Looks at the copy afterwards
     * as {@link #copy} does.
     *
     * @param log what an earlier attempt has left of the same version, and where this one leaves a trace
     */
    @Changes(ChangeKind.COPY_OBJECT)
    CompletableFuture<Written> receive(
            SourceObject source, S3Location to, UploadCondition condition, UploadLog log, ProgressSink progress);
}
