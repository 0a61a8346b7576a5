package app.bellhop.cloud.policy;

import java.util.EnumSet;
import java.util.Set;

/** What Bellhop can be used for, with the operations that it sends then. */
public enum UseCase {
    BROWSE(
            Operation.ListBuckets,
            Operation.ListDirectoryBuckets,
            Operation.ListObjectsV2,
            Operation.HeadBucket,
            Operation.GetBucketLocation,
            Operation.GetBucketRequestPayment),
    DOWNLOAD(Operation.HeadObject, Operation.GetObject),
    UPLOAD(
            Operation.PutObject,
            Operation.CreateMultipartUpload,
            Operation.UploadPart,
            Operation.CompleteMultipartUpload,
            Operation.AbortMultipartUpload,
            Operation.ListMultipartUploads,
            Operation.ListParts,
            Operation.HeadObject,
            Operation.GetObject),
    DELETE(Operation.ListObjectsV2, Operation.HeadObject, Operation.DeleteObject, Operation.DeleteObjects),
    /** Renaming, moving, and editing properties are copies, too. */
    COPY(
            Operation.HeadObject,
            Operation.GetObject,
            Operation.GetObjectTagging,
            Operation.GetObjectAcl,
            Operation.GetBucketOwnershipControls,
            Operation.CopyObject,
            Operation.PutObject,
            Operation.CreateMultipartUpload,
            Operation.UploadPartCopy,
            Operation.CompleteMultipartUpload,
            Operation.AbortMultipartUpload,
            Operation.ListMultipartUploads,
            Operation.ListParts,
            Operation.PutObjectTagging,
            Operation.DeleteObjectTagging,
            Operation.PutObjectAcl,
            Operation.PutObjectRetention,
            Operation.PutObjectLegalHold,
            Operation.DeleteObject),
    SHARE(
            Operation.HeadBucket,
            Operation.GetObject,
            Operation.GetObjectAcl,
            Operation.PutObjectAcl,
            Operation.GetBucketAcl,
            Operation.PutBucketAcl,
            Operation.GetBucketPolicy,
            Operation.GetBucketPolicyStatus,
            Operation.GetPublicAccessBlock,
            Operation.GetBucketOwnershipControls),
    VERSIONS(
            Operation.ListObjectVersions,
            Operation.HeadObjectVersion,
            Operation.GetObjectVersion,
            Operation.GetObjectVersionTagging,
            Operation.PutObjectVersionTagging,
            Operation.DeleteObjectVersionTagging,
            Operation.GetObjectVersionAcl,
            Operation.PutObjectVersionAcl,
            Operation.DeleteObjectVersion,
            Operation.DeleteObjectsVersions,
            Operation.CopyObject,
            Operation.UploadPartCopy),
    RESTORE(Operation.HeadObject, Operation.RestoreObject),
    CREATE_BUCKETS(
            Operation.ListBuckets,
            Operation.CreateBucket,
            Operation.DeleteBucket,
            Operation.PutBucketTagging,
            Operation.PutBucketVersioning,
            Operation.GetBucketOwnershipControls,
            Operation.PutBucketOwnershipControls,
            Operation.PutObjectLockConfiguration),
    BUCKET_SETTINGS(EnumSet.range(Operation.GetBucketLocation, Operation.PutObjectLockConfiguration)),
    TOPICS(
            Operation.ListTopics,
            Operation.CreateTopic,
            Operation.DeleteTopic,
            Operation.GetTopicAttributes,
            Operation.SetTopicAttributes,
            Operation.ListTagsForResource,
            Operation.TagResource,
            Operation.UntagResource),
    PUBLISH(Operation.ListTopics, Operation.GetTopicAttributes, Operation.Publish, Operation.PublishBatch),
    SUBSCRIPTIONS(
            Operation.ListTopics,
            Operation.ListSubscriptions,
            Operation.ListSubscriptionsByTopic,
            Operation.GetSubscriptionAttributes,
            Operation.SetSubscriptionAttributes,
            Operation.Subscribe,
            Operation.Unsubscribe,
            Operation.ConfirmSubscription),
    SMS(
            Operation.Publish,
            Operation.CheckIfPhoneNumberIsOptedOut,
            Operation.ListPhoneNumbersOptedOut,
            Operation.OptInPhoneNumber,
            Operation.GetSMSAttributes,
            Operation.GetSMSSandboxAccountStatus,
            Operation.ListSMSSandboxPhoneNumbers,
            Operation.CreateSMSSandboxPhoneNumber,
            Operation.VerifySMSSandboxPhoneNumber,
            Operation.DeleteSMSSandboxPhoneNumber),
    LISTEN(
            Operation.Subscribe,
            Operation.Unsubscribe,
            Operation.ListQueues,
            Operation.ListQueueTags,
            Operation.CreateQueue,
            Operation.GetQueueUrl,
            Operation.GetQueueAttributes,
            Operation.SetQueueAttributes,
            Operation.ReceiveMessage,
            Operation.DeleteMessageBatch,
            Operation.DeleteQueue),
    DEAD_LETTERS(
            Operation.GetQueueUrl,
            Operation.GetQueueAttributes,
            Operation.ReceiveMessage,
            Operation.ChangeMessageVisibilityBatch,
            Operation.DeleteMessageBatch),
    USAGE(Operation.GetMetricData),
    /** The objects below the table's location are read, and the result is written to the output location. */
    ATHENA(
            Operation.GetWorkGroup,
            Operation.StartQueryExecution,
            Operation.GetQueryExecution,
            Operation.GetQueryResults,
            Operation.StopQueryExecution,
            Operation.GetDatabase,
            Operation.GetTable,
            Operation.GetPartitions,
            Operation.CreateTable,
            Operation.DeleteTable,
            Operation.GetBucketLocation,
            Operation.ListObjectsV2,
            Operation.GetObject,
            Operation.PutObject,
            Operation.ListMultipartUploads,
            Operation.ListParts,
            Operation.AbortMultipartUpload);

    private final Set<Operation> operations;

    UseCase(Operation first, Operation... others) {
        this(EnumSet.of(first, others));
    }

    UseCase(Set<Operation> operations) {
        this.operations = Set.copyOf(operations);
    }

    public Set<Operation> operations() {
        return operations;
    }
}
