package app.bellhop.cloud.policy;

/**
 * Every operation that Bellhop calls, or that a service calls in its name, with the IAM action that allows it. The one table of both; {@code OperationTest}
 * fails when a call is not in it.
 */
public enum Operation {
    ListBuckets("s3:ListAllMyBuckets"),
    ListDirectoryBuckets("s3express:ListAllMyDirectoryBuckets"),
    ListObjectsV2("s3:ListBucket"),
    ListObjectVersions("s3:ListBucketVersions"),
    HeadBucket("s3:ListBucket"),
    HeadObject("s3:GetObject"),
    GetObject("s3:GetObject"),
    GetObjectTagging("s3:GetObjectTagging"),
    GetObjectAcl("s3:GetObjectAcl"),
    PutObject("s3:PutObject"),
    PutObjectTagging("s3:PutObjectTagging"),
    DeleteObjectTagging("s3:DeleteObjectTagging"),
    PutObjectAcl("s3:PutObjectAcl"),
    PutObjectRetention("s3:PutObjectRetention"),
    PutObjectLegalHold("s3:PutObjectLegalHold"),
    RestoreObject("s3:RestoreObject"),
    CreateMultipartUpload("s3:PutObject"),
    UploadPart("s3:PutObject"),
    UploadPartCopy("s3:PutObject"),
    CompleteMultipartUpload("s3:PutObject"),
    ListMultipartUploads("s3:ListBucketMultipartUploads"),
    AbortMultipartUpload("s3:AbortMultipartUpload"),
    ListParts("s3:ListMultipartUploadParts"),
    CopyObject("s3:PutObject"),
    DeleteObject("s3:DeleteObject"),
    DeleteObjects("s3:DeleteObject"),
    HeadObjectVersion("HeadObject", "s3:GetObjectVersion"),
    GetObjectVersion("GetObject", "s3:GetObjectVersion"),
    GetObjectVersionTagging("GetObjectTagging", "s3:GetObjectVersionTagging"),
    PutObjectVersionTagging("PutObjectTagging", "s3:PutObjectVersionTagging"),
    DeleteObjectVersionTagging("DeleteObjectTagging", "s3:DeleteObjectVersionTagging"),
    GetObjectVersionAcl("GetObjectAcl", "s3:GetObjectVersionAcl"),
    PutObjectVersionAcl("PutObjectAcl", "s3:PutObjectVersionAcl"),
    DeleteObjectVersion("DeleteObject", "s3:DeleteObjectVersion"),
    DeleteObjectsVersions("DeleteObjects", "s3:DeleteObjectVersion"),
    CreateBucket("s3:CreateBucket"),
    DeleteBucket("s3:DeleteBucket"),
    GetBucketLocation("s3:GetBucketLocation"),
    GetBucketAcl("s3:GetBucketAcl"),
    PutBucketAcl("s3:PutBucketAcl"),
    GetBucketPolicy("s3:GetBucketPolicy"),
    PutBucketPolicy("s3:PutBucketPolicy"),
    DeleteBucketPolicy("s3:DeleteBucketPolicy"),
    GetBucketPolicyStatus("s3:GetBucketPolicyStatus"),
    GetPublicAccessBlock("s3:GetBucketPublicAccessBlock"),
    PutPublicAccessBlock("s3:PutBucketPublicAccessBlock"),
    DeletePublicAccessBlock("s3:PutBucketPublicAccessBlock"),
    GetBucketOwnershipControls("s3:GetBucketOwnershipControls"),
    PutBucketOwnershipControls("s3:PutBucketOwnershipControls"),
    DeleteBucketOwnershipControls("s3:PutBucketOwnershipControls"),
    GetBucketVersioning("s3:GetBucketVersioning"),
    PutBucketVersioning("s3:PutBucketVersioning"),
    GetBucketWebsite("s3:GetBucketWebsite"),
    PutBucketWebsite("s3:PutBucketWebsite"),
    DeleteBucketWebsite("s3:DeleteBucketWebsite"),
    GetBucketLogging("s3:GetBucketLogging"),
    PutBucketLogging("s3:PutBucketLogging"),
    GetBucketCors("s3:GetBucketCORS"),
    PutBucketCors("s3:PutBucketCORS"),
    DeleteBucketCors("s3:PutBucketCORS"),
    GetBucketLifecycleConfiguration("s3:GetLifecycleConfiguration"),
    PutBucketLifecycleConfiguration("s3:PutLifecycleConfiguration"),
    DeleteBucketLifecycle("s3:PutLifecycleConfiguration"),
    GetBucketEncryption("s3:GetEncryptionConfiguration"),
    PutBucketEncryption("s3:PutEncryptionConfiguration"),
    DeleteBucketEncryption("s3:PutEncryptionConfiguration"),
    GetBucketTagging("s3:GetBucketTagging"),
    PutBucketTagging("s3:PutBucketTagging"),
    DeleteBucketTagging("s3:PutBucketTagging"),
    GetBucketNotificationConfiguration("s3:GetBucketNotification"),
    PutBucketNotificationConfiguration("s3:PutBucketNotification"),
    GetBucketRequestPayment("s3:GetBucketRequestPayment"),
    PutBucketRequestPayment("s3:PutBucketRequestPayment"),
    GetObjectLockConfiguration("s3:GetBucketObjectLockConfiguration"),
    PutObjectLockConfiguration("s3:PutBucketObjectLockConfiguration"),
    ListTopics("sns:ListTopics"),
    CreateTopic("sns:CreateTopic"),
    DeleteTopic("sns:DeleteTopic"),
    GetTopicAttributes("sns:GetTopicAttributes"),
    SetTopicAttributes("sns:SetTopicAttributes"),
    ListTagsForResource("sns:ListTagsForResource"),
    TagResource("sns:TagResource"),
    UntagResource("sns:UntagResource"),
    ListSubscriptions("sns:ListSubscriptions"),
    ListSubscriptionsByTopic("sns:ListSubscriptionsByTopic"),
    GetSubscriptionAttributes("sns:GetSubscriptionAttributes"),
    SetSubscriptionAttributes("sns:SetSubscriptionAttributes"),
    ConfirmSubscription("sns:ConfirmSubscription"),
    CheckIfPhoneNumberIsOptedOut("sns:CheckIfPhoneNumberIsOptedOut"),
    ListPhoneNumbersOptedOut("sns:ListPhoneNumbersOptedOut"),
    OptInPhoneNumber("sns:OptInPhoneNumber"),
    GetSMSAttributes("sns:GetSMSAttributes"),
    GetSMSSandboxAccountStatus("sns:GetSMSSandboxAccountStatus"),
    ListSMSSandboxPhoneNumbers("sns:ListSMSSandboxPhoneNumbers"),
    CreateSMSSandboxPhoneNumber("sns:CreateSMSSandboxPhoneNumber"),
    VerifySMSSandboxPhoneNumber("sns:VerifySMSSandboxPhoneNumber"),
    DeleteSMSSandboxPhoneNumber("sns:DeleteSMSSandboxPhoneNumber"),
    Subscribe("sns:Subscribe"),
    Unsubscribe("sns:Unsubscribe"),
    Publish("sns:Publish"),
    PublishBatch("sns:Publish"),
    ListQueues("sqs:ListQueues"),
    ListQueueTags("sqs:ListQueueTags"),
    CreateQueue("sqs:CreateQueue"),
    GetQueueUrl("sqs:GetQueueUrl"),
    GetQueueAttributes("sqs:GetQueueAttributes"),
    SetQueueAttributes("sqs:SetQueueAttributes"),
    ReceiveMessage("sqs:ReceiveMessage"),
    DeleteMessageBatch("sqs:DeleteMessage"),
    ChangeMessageVisibilityBatch("sqs:ChangeMessageVisibility"),
    DeleteQueue("sqs:DeleteQueue"),
    GetMetricData("cloudwatch:GetMetricData"),
    GetWorkGroup("athena:GetWorkGroup"),
    StartQueryExecution("athena:StartQueryExecution"),
    GetQueryExecution("athena:GetQueryExecution"),
    GetQueryResults("athena:GetQueryResults"),
    StopQueryExecution("athena:StopQueryExecution"),
    // Called by Athena, with the credentials of whoever runs the query.
    GetDatabase("glue:GetDatabase"),
    GetTable("glue:GetTable"),
    GetPartitions("glue:GetPartitions"),
    CreateTable("glue:CreateTable"),
    DeleteTable("glue:DeleteTable");

    /** What the API calls it. */
    public final String api;

    public final String iamAction;

    Operation(String iamAction) {
        this.api = name();
        this.iamAction = iamAction;
    }

    /** The same operation where one version of an object is named: IAM has another action for that. */
    Operation(String api, String iamAction) {
        this.api = api;
        this.iamAction = iamAction;
    }

    /** The action that allows it on a resource: directory buckets have one for all that is done with their objects. */
    public String actionOn(String resource) {
        if (!resource.contains(":s3express:")) {
            return iamAction;
        }
        return iamAction.matches("s3:(?:(?:Get|Put|Delete)BucketPolicy|(?:Create|Delete)Bucket"
                        + "|(?:Get|Put)(?:Encryption|Lifecycle)Configuration)")
                ? iamAction.replace("s3:", "s3express:")
                : "s3express:CreateSession";
    }

    /** This operation on one version of an object. */
    public Operation onVersion() {
        return switch (this) {
            case HeadObject -> HeadObjectVersion;
            case GetObject -> GetObjectVersion;
            case GetObjectTagging -> GetObjectVersionTagging;
            case PutObjectTagging -> PutObjectVersionTagging;
            case DeleteObjectTagging -> DeleteObjectVersionTagging;
            case GetObjectAcl -> GetObjectVersionAcl;
            case PutObjectAcl -> PutObjectVersionAcl;
            case DeleteObject -> DeleteObjectVersion;
            case DeleteObjects -> DeleteObjectsVersions;
            default -> this;
        };
    }
}
