/** An S3 server and an SNS server on loopback, with sample data: for demos and tests, not for real data. */
@NullMarked
package app.bellhop.demo;

import org.jspecify.annotations.NullMarked;
