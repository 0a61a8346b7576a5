/** The S3 ports on top of the AWS SDK. */
@NullMarked
package app.bellhop.aws.s3;

import org.jspecify.annotations.NullMarked;
