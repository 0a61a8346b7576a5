/** What Bellhop means by topic, subscription, endpoint and message: the ports of SNS, their records and rules. */
package app.bellhop.cloud.sns;
