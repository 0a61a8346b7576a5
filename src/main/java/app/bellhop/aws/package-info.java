/** The only place that knows the AWS SDK: implements the ports of {@code cloud}. */
package app.bellhop.aws;
