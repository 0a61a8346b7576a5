package app.bellhop.aws.s3.upload;

import app.bellhop.aws.client.AttemptCount;
import app.bellhop.aws.client.CustomerKeys;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Options and conditions as the SDK's requests take them. */
final class UploadRequests {

    private UploadRequests() {}

    /** PutObject with the options, without a condition. Blocks where the content type is derived from the content. */
    static PutObjectRequest.Builder put(UploadRequest request) {
        UploadOptions options = request.options();
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(request.object().bucket())
                .key(request.object().key())
                .contentType(contentType(request))
                .cacheControl(options.cacheControl())
                .contentDisposition(options.contentDisposition())
                .acl(options.cannedAcl())
                .storageClass(options.storageClass())
                .metadata(options.metadata());
        if (!options.tags().isEmpty()) {
            put.tagging(tagging(options.tags()));
        }
        encrypt(put, options.encryption());
        lock(put, options.lock());
        return put;
    }

    private static String contentType(UploadRequest request) {
        String chosen = request.options().contentType();
        try {
            return chosen == null ? ContentTypes.of(request.file()) : chosen;
        } catch (IOException e) {
            throw CloudException.ofFile(Operation.PutObject.api, request.file().toString(), e);
        }
    }

    /**
     * CreateMultipartUpload with the same; the condition comes with its completion.
     *
     * @param attempts counts how often it is sent
     */
    static CreateMultipartUploadRequest.Builder create(PutObjectRequest put, AtomicInteger attempts) {
        CreateMultipartUploadRequest.Builder create = CreateMultipartUploadRequest.builder();
        takeOver(put, create, "");
        return create.overrideConfiguration(AttemptCount.count(put.overrideConfiguration(), attempts));
    }

    /** Sets the fields that both have, of names that begin so. */
    static void takeOver(SdkPojo from, SdkPojo to, String prefix) {
        for (SdkField<?> field : to.sdkFields()) {
            String name = field.memberName();
            if (name.startsWith(prefix)) {
                from.sdkFields().stream()
                        .filter(own -> own.memberName().equals(name))
                        .map(own -> own.getValueOrDefault(from))
                        .filter(value -> value != null)
                        .findFirst()
                        .ifPresent(value -> field.set(to, value));
            }
        }
    }

    static UploadPartRequest.Builder part(Destination to, String uploadId) {
        UploadPartRequest.Builder part = UploadPartRequest.builder()
                .bucket(to.object().bucket())
                .key(to.object().key())
                .uploadId(uploadId);
        String key = to.customerKey();
        return key == null
                ? part
                : part.sseCustomerAlgorithm(CustomerKeys.ALGORITHM)
                        .sseCustomerKey(key)
                        .sseCustomerKeyMD5(CustomerKeys.md5(key));
    }

    static CompleteMultipartUploadRequest.Builder complete(Destination to, String uploadId, List<CompletedPart> parts) {
        CompleteMultipartUploadRequest.Builder complete = CompleteMultipartUploadRequest.builder()
                .bucket(to.object().bucket())
                .key(to.object().key())
                .uploadId(uploadId)
                .multipartUpload(m -> m.parts(parts));
        String key = to.customerKey();
        return key == null
                ? complete
                : complete.sseCustomerAlgorithm(CustomerKeys.ALGORITHM)
                        .sseCustomerKey(key)
                        .sseCustomerKeyMD5(CustomerKeys.md5(key));
    }

    static CompletedPart completed(UploadedPart part) {
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag('"' + part.etag() + '"')
                .checksumCRC32(part.checksum())
                .build();
    }

    static HeadObjectRequest head(Destination to) {
        HeadObjectRequest.Builder head = HeadObjectRequest.builder()
                .bucket(to.object().bucket())
                .key(to.object().key());
        String key = to.customerKey();
        return key == null
                ? head.build()
                : head.sseCustomerAlgorithm(CustomerKeys.ALGORITHM)
                        .sseCustomerKey(key)
                        .sseCustomerKeyMD5(CustomerKeys.md5(key))
                        .build();
    }

    private static Tagging tagging(Map<String, String> tags) {
        return Tagging.builder()
                .tagSet(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static void encrypt(PutObjectRequest.Builder put, @Nullable Encryption encryption) {
        if (encryption == null) {
            return;
        }
        switch (encryption.kind()) {
            case SSE_S3 -> put.serverSideEncryption(ServerSideEncryption.AES256);
            case SSE_KMS ->
                put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(encryption.key());
            case SSE_C ->
                put.sseCustomerAlgorithm(CustomerKeys.ALGORITHM)
                        .sseCustomerKey(encryption.key())
                        .sseCustomerKeyMD5(CustomerKeys.md5(encryption.key()));
            default -> throw new IllegalArgumentException(encryption.toString());
        }
    }

    private static void lock(PutObjectRequest.Builder put, @Nullable ObjectLock lock) {
        if (lock == null) {
            return;
        }
        if (lock.mode() != null) {
            put.objectLockMode(lock.mode().name()).objectLockRetainUntilDate(lock.retainUntil());
        }
        if (lock.legalHold()) {
            put.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON);
        }
    }
}
