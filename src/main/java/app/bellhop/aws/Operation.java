package app.bellhop.aws;

/** Every operation that Bellhop calls, with the IAM action that allows it. The one table of both. */
enum Operation {
    ListBuckets("s3:ListAllMyBuckets"),
    ListObjectsV2("s3:ListBucket"),
    HeadBucket("s3:ListBucket"),
    HeadObject("s3:GetObject"),
    GetObject("s3:GetObject"),
    PutObject("s3:PutObject"),
    CopyObject("s3:PutObject"),
    DeleteObject("s3:DeleteObject"),
    DeleteObjects("s3:DeleteObject"),
    CreateBucket("s3:CreateBucket"),
    DeleteBucket("s3:DeleteBucket"),
    ListTopics("sns:ListTopics"),
    CreateTopic("sns:CreateTopic"),
    DeleteTopic("sns:DeleteTopic"),
    ListSubscriptionsByTopic("sns:ListSubscriptionsByTopic"),
    Subscribe("sns:Subscribe"),
    Unsubscribe("sns:Unsubscribe"),
    Publish("sns:Publish");

    final String iamAction;

    Operation(String iamAction) {
        this.iamAction = iamAction;
    }
}
