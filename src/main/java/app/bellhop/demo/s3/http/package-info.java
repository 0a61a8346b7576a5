/** Requests and responses of the S3 server, as clients send and s3proxy sees them. */
@NullMarked
package app.bellhop.demo.s3.http;

import org.jspecify.annotations.NullMarked;
