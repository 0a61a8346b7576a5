package app.bellhop.aws.s3.upload;

import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadOptions;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.utils.Md5Utils;

/** Options and conditions as the SDK's requests take them. */
final class UploadRequests {

    private UploadRequests() {}

    /** PutObject with the options, without a content type and a condition. */
    static PutObjectRequest.Builder put(UploadRequest request) {
        UploadOptions options = request.options();
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(request.object().bucket())
                .key(request.object().key())
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

    private static void encrypt(PutObjectRequest.Builder put, Encryption encryption) {
        if (encryption == null) {
            return;
        }
        switch (encryption.kind()) {
            case SSE_S3 -> put.serverSideEncryption(ServerSideEncryption.AES256);
            case SSE_KMS ->
                put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(encryption.key());
            case SSE_C ->
                put.sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(encryption.key())
                        .sseCustomerKeyMD5(md5(encryption.key()));
            default -> throw new IllegalArgumentException(encryption.toString());
        }
    }

    private static String md5(String base64) {
        return Md5Utils.md5AsBase64(Base64.getDecoder().decode(base64));
    }

    private static void lock(PutObjectRequest.Builder put, ObjectLock lock) {
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
