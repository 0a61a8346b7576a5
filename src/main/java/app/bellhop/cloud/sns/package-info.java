/** What Bellhop means by topic, subscription, endpoint and message: the ports of SNS, their records and rules. */
@NullMarked
package app.bellhop.cloud.sns;

import org.jspecify.annotations.NullMarked;
