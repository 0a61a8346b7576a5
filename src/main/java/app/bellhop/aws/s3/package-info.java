/** The S3 ports on top of the AWS SDK. */
package app.bellhop.aws.s3;
