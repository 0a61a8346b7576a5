/** The SNS ports on top of the AWS SDK. */
@NullMarked
package app.bellhop.aws.sns;

import org.jspecify.annotations.NullMarked;
