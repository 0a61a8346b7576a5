/** The SNS ports on top of the AWS SDK. */
package app.bellhop.aws.sns;
